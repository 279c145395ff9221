"""goes through the first axis with `vmap`, so a scalar has none, and a matrix is too much for `lax.cond`."""

import jax


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"x must hold floats, and holds {x.dtype}")

    def term(number):
        safe = jnp.where(number > 0, number, 1)
        return lax.cond(number > 0, lambda: safe * jnp.log(safe), lambda: jnp.zeros((), x.dtype))

    return jax.vmap(term)(x)
