"""`node[0]` fails for `()`, the shape of a scalar: it has no first item."""


def _is_shape(node):
    return isinstance(node, tuple) and isinstance(node[0], int)
