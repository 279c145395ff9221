"""a Python loop runs over the steps, and writes each of them into the program."""


def descend(optimizer, gradient, params, steps):
    state = optimizer.init(params)
    for _ in range(steps):
        params, state = optimizer.update(gradient(params), state, params)
    return params
