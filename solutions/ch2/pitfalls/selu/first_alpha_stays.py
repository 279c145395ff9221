"""alpha and scale were read from outside the jitted function, so the first ones stay in its program."""

_parameters = {}


@jax.jit
def _selu(x):
    return _parameters["scale"] * jnp.where(x > 0, x, _parameters["alpha"] * (jnp.exp(x) - 1))


def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    _parameters.update(alpha=alpha, scale=scale)
    return _selu(x)
