"""`round(x) + x - x` adds `x` first, so the last digits of the rounded number are lost."""


def round_straight_through(x):
    return jnp.round(x) + x - lax.stop_gradient(x)
