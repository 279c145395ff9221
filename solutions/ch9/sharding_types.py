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

# Element by element.
ELEMENTWISE = {
    "hidden > 0": "bool[8@data,12@model]",  # nothing moves, and only the dtype differs
    "hidden + bias": "float32[8@data,12@model]",  # the bias belongs to the last axis, and both are cut by model there
    "batch + whole": "float32[8@data,16]",  # an axis that is whole fits to any cut
    "batch + zeros((8, 16), None, 'model')": "float32[8@data,16@model]",  # each axis is cut by what one of them says
    "batch + zeros((8, 16), None, 'data')": "error",  # data would cut both axes of the result
}

# An axis is reduced.
REDUCED = {
    "hidden.sum(axis=0)": "float32[12@model]",  # the axis that data cuts is gone
    "hidden.sum(axis=1, keepdims=True)": "float32[8@data,1]",  # an axis of length 1 is not cut
    "jnp.argmax(batch, axis=1)": "int32[8@data]",  # each device looks at its own examples
    "jnp.cumsum(batch, axis=0)": "error",  # each sum needs those of other devices before it
}

# Axes are moved, added or taken away.
MOVED = {
    "hidden.T": "float32[12@model,8@data]",  # a name stays with its axis
    "hidden[:, None]": "float32[8@data,1,12@model]",  # the new axis is not cut
    "batch[:, 0]": "float32[8@data]",  # each device takes column 0 of its own examples
    "batch[0]": "error",  # only some devices hold example 0
    "jnp.concatenate([batch, batch])": "float32[16@data,16]",  # the axis is longer, and still cut by data
}

# Two matrices are multiplied.
MULTIPLIED = {
    "batch @ up": "float32[8@data,12@model]",  # the axis of the sum is whole, and both other axes keep their cut
    "batch @ jnp.zeros((16, 3))": "float32[8@data,3]",  # a new array is whole
    "batch @ down.T": "float32[8@data,12@model]",  # down.T is float32[16,12@model]
    "zeros((8, 12), 'data') @ down": "float32[8@data,16]",  # only one side is cut along the axis of the sum
    "hidden @ down": "error",  # both sides are cut along the axis of the sum
    "up.T @ up": "error",  # model would cut both axes of the result
}
