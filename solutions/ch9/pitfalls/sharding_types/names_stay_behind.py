"""the names were left at their positions, but a name moves with its axis."""

MOVED |= {
    "hidden.T": "float32[12@data,8@model]",
    "hidden[:, None]": "float32[8@data,1@model,12]",
}
