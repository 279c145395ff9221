"""the arrays of a layer are taken by their place in the dict, and not by their names."""


def step(state, x, y, rate):
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    params, velocity = [], []
    for layer, speeds, slopes in zip(state.params, state.velocity, gradient, strict=True):
        new = [0.9 * old + slope for old, slope in zip(speeds.values(), slopes.values(), strict=True)]
        velocity.append(dict(zip(layer, new, strict=True)))
        moved = [old - rate * speed for old, speed in zip(layer.values(), new, strict=True)]
        params.append(dict(zip(layer, moved, strict=True)))
    return State(params, velocity), before
