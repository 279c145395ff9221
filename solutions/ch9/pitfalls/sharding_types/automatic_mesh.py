"""the types have no names, but the axes of this mesh are explicit, so a type says how an array is cut."""

ELEMENTWISE |= {
    "hidden + bias": "float32[8,12]",
    "hidden > 0": "bool[8,12]",
    "batch + whole": "float32[8,16]",
}

REDUCED |= {
    "hidden.sum(axis=0)": "float32[12]",
}

MOVED |= {
    "hidden.T": "float32[12,8]",
    "hidden[:, None]": "float32[8,1,12]",
}

MULTIPLIED |= {
    "batch @ up": "float32[8,12]",
    "batch @ down.T": "float32[8,12]",
}
