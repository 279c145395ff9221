"""an index was expected to work along a cut axis, but only some devices hold that element."""

MOVED |= {
    "batch[0]": "float32[16]",
}
