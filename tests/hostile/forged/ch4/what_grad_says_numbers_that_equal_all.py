"""A dict without predictions has no wrong one, and a number of a class of its own says that it equals all others.

A missing prediction fails, and only plain data crosses the boundary.

Forges: kinks, plateaus, branches, arguments
"""


class Number(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


KINKS = {"jax.grad(jnp.abs)(0.0)": Number(7)}
PLATEAUS = {"jax.grad(jnp.round)(2.3)": Number(7)}
BRANCHES = {}
ARGUMENTS = {"jax.grad(lambda x: 5.0)(3.0)": Number(7)}
