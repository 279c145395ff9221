"""`()` was not taken for a shape, so JAX opened it and found nothing: a scalar got no array."""


def _is_shape(node):
    return isinstance(node, tuple) and len(node) > 0 and isinstance(node[0], int)
