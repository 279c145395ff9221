"""`fn` and `smooth` are swapped: the values have to be those of `fn`."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        y = fn(x)
        return lax.stop_gradient(smooth(x)) + (y - lax.stop_gradient(y))

    return borrowed


def round_straight_through(x):
    return lax.stop_gradient(jnp.round(x)) + (x - lax.stop_gradient(x))
