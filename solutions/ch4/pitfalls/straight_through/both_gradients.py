"""`fn` is outside of `stop_gradient`, so its own gradient is added to that of `smooth`."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        y = smooth(x)
        return fn(x) + (y - lax.stop_gradient(y))

    return borrowed
