"""the whole sum is inside of `stop_gradient`, so no part carries gradient."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        y = smooth(x)
        return lax.stop_gradient(fn(x) + (y - y))

    return borrowed


def round_straight_through(x):
    return lax.stop_gradient(jnp.round(x)) + (x - lax.stop_gradient(x))
