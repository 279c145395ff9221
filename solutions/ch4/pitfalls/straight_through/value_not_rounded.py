"""the value is `x` itself: the gradient passes, but nothing is rounded."""


def round_straight_through(x):
    return lax.stop_gradient(jnp.round(x) - x) * 0 + x
