"""a shape with a 0 in it was not taken for a shape."""


def _is_shape(node):
    return isinstance(node, tuple) and all(isinstance(size, int) and size for size in node)
