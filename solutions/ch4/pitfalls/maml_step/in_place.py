"""params is changed in place, so the caller's params change too."""


def adapt(loss_fn, params, x, y, rate):
    gradient = jax.grad(loss_fn)(params, x, y)
    for name in params:
        params[name] = params[name] - rate * gradient[name]
    return params
