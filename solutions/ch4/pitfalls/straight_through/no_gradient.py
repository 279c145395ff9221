"""rounding is flat, so without a part that carries gradient, the gradient is 0."""


def round_straight_through(x):
    return jnp.round(x)
