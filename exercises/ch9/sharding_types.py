"""Predict the type of a result, if its arguments are cut by a mesh with explicit axes.

Lesson: exercises/ch9/README.md#sharding_types

Each table below lists short programs. Replace each `...` with the type of the result, before you run anything. Write it
as `print(jax.typeof(...))` shows it, such as "float32[8@data,16]" or "float32[]", without spaces. If the program raises
an error of any kind, write "error" instead. There are eight CPU devices. Each program begins anew with these lines:

    import jax
    import jax.numpy as jnp
    from jax.sharding import NamedSharding, PartitionSpec as P

    mesh = jax.make_mesh((2, 4), ("data", "model"))

    def zeros(shape, *spec):
        return jax.device_put(jnp.zeros(shape), NamedSharding(mesh, P(*spec)))

    batch = zeros((8, 16), "data")
    hidden = zeros((8, 12), "data", "model")
    up = zeros((16, 12), None, "model")
    down = zeros((12, 16), "model")
    bias = zeros((12,), "model")
    whole = zeros((8, 16))

So `jax.typeof(hidden)` is "float32[8@data,12@model]", and `jax.typeof(whole)` is "float32[8,16]".

Checks:
    - each type is predicted, if a function works element by element
    - each type is predicted, if an axis is reduced
    - each type is predicted, if axes are moved, added or taken away
    - each type is predicted, if two matrices are multiplied
"""

# TODO: 20 lines.

# Element by element.
ELEMENTWISE = {
    "hidden > 0": ...,
    "hidden + bias": ...,
    "batch + whole": ...,
    "batch + zeros((8, 16), None, 'model')": ...,
    "batch + zeros((8, 16), None, 'data')": ...,
}

# An axis is reduced.
REDUCED = {
    "hidden.sum(axis=0)": ...,
    "hidden.sum(axis=1, keepdims=True)": ...,
    "jnp.argmax(batch, axis=1)": ...,
    "jnp.cumsum(batch, axis=0)": ...,
}

# Axes are moved, added or taken away.
MOVED = {
    "hidden.T": ...,
    "hidden[:, None]": ...,
    "batch[:, 0]": ...,
    "batch[0]": ...,
    "jnp.concatenate([batch, batch])": ...,
}

# Two matrices are multiplied.
MULTIPLIED = {
    "batch @ up": ...,
    "batch @ jnp.zeros((16, 3))": ...,
    "batch @ down.T": ...,
    "zeros((8, 12), 'data') @ down": ...,
    "hidden @ down": ...,
    "up.T @ up": ...,
}
