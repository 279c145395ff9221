"""a dict and an OrderedDict were expected to be one kind, but each is a kind of its own."""

PAIRS |= {
    "same({'w': w}, collections.OrderedDict(w=w))": True,
}
