"""asks for an inexact dtype, which complex numbers have, too."""


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.inexact):
        raise TypeError(f"x must hold floats, and holds {x.dtype}")
    positive = x > 0
    safe = jnp.where(positive, x, 1)
    return jnp.where(positive, safe * jnp.log(safe), 0)
