"""the type of `down` was used for `down.T`, but its axes and their names have changed places."""

MULTIPLIED |= {
    "batch @ down.T": "float32[8@data,12]",
}
