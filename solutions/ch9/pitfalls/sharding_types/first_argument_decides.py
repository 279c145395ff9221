"""only the cuts of the first argument were kept, but the second one may cut another axis."""

ELEMENTWISE |= {
    "batch + zeros((8, 16), None, 'model')": "float32[8@data,16]",
}
