"""each tuple was taken for a shape, but a tuple that holds no ints is a container: ask what is in it."""


def _is_shape(node):
    return isinstance(node, tuple)
