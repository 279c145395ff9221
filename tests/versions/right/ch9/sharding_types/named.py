ERROR = "error"
PRODUCT = "float32[8@data,12@model]"
LIKE_BATCH = "float32[8@data,16]"

# Element by element.
ELEMENTWISE = {
    "hidden > 0": "bool[8@data,12@model]",
    "hidden + bias": PRODUCT,
    "batch + whole": LIKE_BATCH,
    "batch + zeros((8, 16), None, 'model')": "float32[8@data,16@model]",
    "batch + zeros((8, 16), None, 'data')": ERROR,
}

# An axis is reduced.
REDUCED = {
    "hidden.sum(axis=0)": "float32[12@model]",
    "hidden.sum(axis=1, keepdims=True)": "float32[8@data,1]",
    "jnp.argmax(batch, axis=1)": "int32[8@data]",
    "jnp.cumsum(batch, axis=0)": ERROR,
}

# Axes are moved, added or taken away.
MOVED = {
    "hidden.T": "float32[12@model,8@data]",
    "hidden[:, None]": "float32[8@data,1,12@model]",
    "batch[:, 0]": "float32[8@data]",
    "batch[0]": ERROR,
    "jnp.concatenate([batch, batch])": "float32[16@data,16]",
}

# Two matrices are multiplied.
MULTIPLIED = {
    "batch @ up": PRODUCT,
    "batch @ jnp.zeros((16, 3))": "float32[8@data,3]",
    "batch @ down.T": PRODUCT,
    "zeros((8, 12), 'data') @ down": LIKE_BATCH,
    "hidden @ down": ERROR,
    "up.T @ up": ERROR,
}
