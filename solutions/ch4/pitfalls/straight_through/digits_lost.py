"""y + (fn(x) - y) loses the last digits of fn(x), or all of them if y is large: let y and -y cancel first."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        y = smooth(x)
        return y + lax.stop_gradient(fn(x) - y)

    return borrowed
