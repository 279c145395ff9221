"""the name of the axis that disappeared was given to the one that is left."""

REDUCED |= {
    "hidden.sum(axis=0)": "float32[12@data]",
    "hidden.sum(axis=1, keepdims=True)": "float32[8@model,1]",
}
