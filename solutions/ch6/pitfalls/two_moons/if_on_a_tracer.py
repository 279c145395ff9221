"""`if` asks for the value of `decay`, which is a tracer inside of `jax.jit`."""


def step(params, x, labels, rate, decay):
    slopes = jax.grad(loss)(params, x, labels)
    if decay > 0:
        slopes = [
            {"w": slope["w"] + decay * layer["w"], "b": slope["b"]} for layer, slope in zip(params, slopes, strict=True)
        ]
    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, slopes)
