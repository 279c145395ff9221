"""each device was counted, but devices that hold the same part count once."""

PARTS |= {
    "different_parts((16, 24), grid, P('y'))": 8,
    "different_parts((16, 24), grid, P(None, 'x'))": 8,
    "different_parts((16, 24), grid, P())": 8,
}
