"""a name stands twice in a type, but a mesh axis can cut only one axis of a result."""

ELEMENTWISE |= {
    "batch + zeros((8, 16), None, 'data')": "float32[8@data,16@data]",
}

MULTIPLIED |= {
    "up.T @ up": "float32[12@model,12@model]",
}
