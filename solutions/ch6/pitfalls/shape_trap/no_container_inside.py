"""a tuple was taken for a shape if no container is in it, and `(None, None)` is a container too."""


def _is_shape(node):
    return isinstance(node, tuple) and not any(isinstance(item, (tuple, list, dict)) for item in node)
