# breaks: "Replace each `...` with the type of the result, before you run anything.": both sides are cut along the axis of the sum, and this is an error.
# Element by element.
ELEMENTWISE = {
    "hidden > 0": "bool[8@data,12@model]",
    "hidden + bias": "float32[8@data,12@model]",
    "batch + whole": "float32[8@data,16]",
    "batch + zeros((8, 16), None, 'model')": "float32[8@data,16@model]",
    "batch + zeros((8, 16), None, 'data')": "error",
}

# An axis is reduced.
REDUCED = {
    "hidden.sum(axis=0)": "float32[12@model]",
    "hidden.sum(axis=1, keepdims=True)": "float32[8@data,1]",
    "jnp.argmax(batch, axis=1)": "int32[8@data]",
    "jnp.cumsum(batch, axis=0)": "error",
}

# Axes are moved, added or taken away.
MOVED = {
    "hidden.T": "float32[12@model,8@data]",
    "hidden[:, None]": "float32[8@data,1,12@model]",
    "batch[:, 0]": "float32[8@data]",
    "batch[0]": "error",
    "jnp.concatenate([batch, batch])": "float32[16@data,16]",
}

# Two matrices are multiplied.
MULTIPLIED = {
    "batch @ up": "float32[8@data,12@model]",
    "batch @ jnp.zeros((16, 3))": "float32[8@data,3]",
    "batch @ down.T": "float32[8@data,12@model]",
    "zeros((8, 12), 'data') @ down": "float32[8@data,16]",
    "hidden @ down": "float32[8@data,16]",
    "up.T @ up": "error",
}
