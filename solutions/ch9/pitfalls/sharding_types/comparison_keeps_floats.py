"""a comparison gives truth values, so the dtype is bool."""

ELEMENTWISE |= {
    "hidden > 0": "float32[8@data,12@model]",
}
