"""params is taken for a dict of w and b, and it may be any tree."""


def adapt(loss_fn, params, x, y, rate):
    gradient = jax.grad(loss_fn)(params, x, y)
    return {name: params[name] - rate * gradient[name] for name in ("w", "b")}
