def typ(dtype, *axes):
    return dtype + "[" + ",".join(str(axis) for axis in axes) + "]"


# Element by element.
ELEMENTWISE = {
    "hidden > 0": typ("bool", "8@data", "12@model"),
    "hidden + bias": typ("float32", "8@data", "12@model"),
    "batch + whole": typ("float32", "8@data", 16),
    "batch + zeros((8, 16), None, 'model')": typ("float32", "8@data", "16@model"),
    "batch + zeros((8, 16), None, 'data')": "error",
}

# An axis is reduced.
REDUCED = {
    "hidden.sum(axis=0)": typ("float32", "12@model"),
    "hidden.sum(axis=1, keepdims=True)": typ("float32", "8@data", 1),
    "jnp.argmax(batch, axis=1)": typ("int32", "8@data"),
    "jnp.cumsum(batch, axis=0)": "error",
}

# Axes are moved, added or taken away.
MOVED = {
    "hidden.T": typ("float32", "12@model", "8@data"),
    "hidden[:, None]": typ("float32", "8@data", 1, "12@model"),
    "batch[:, 0]": typ("float32", "8@data"),
    "batch[0]": "error",
    "jnp.concatenate([batch, batch])": typ("float32", "16@data", 16),
}

# Two matrices are multiplied.
MULTIPLIED = {
    "batch @ up": typ("float32", "8@data", "12@model"),
    "batch @ jnp.zeros((16, 3))": typ("float32", "8@data", 3),
    "batch @ down.T": typ("float32", "8@data", "12@model"),
    "zeros((8, 12), 'data') @ down": typ("float32", "8@data", 16),
    "hidden @ down": "error",
    "up.T @ up": "error",
}
