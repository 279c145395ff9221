"""only a shape of one int was taken for a shape."""


def _is_shape(node):
    return isinstance(node, tuple) and len(node) < 2 and all(isinstance(size, int) for size in node)
