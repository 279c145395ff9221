"""the code looks for dicts, lists and tuples itself, and fails for other containers, such as registered classes."""


def parts_of(tree):
    if isinstance(tree, dict):
        return tree.values()
    return tree if isinstance(tree, (list, tuple)) else ()


def leaves_of(tree):
    if tree is None:
        return []
    if isinstance(tree, (dict, list, tuple)):
        return [leaf for part in parts_of(tree) for leaf in leaves_of(part)]
    return [tree]


def parameter_count(params):
    return sum(math.prod(leaf.shape) for leaf in leaves_of(params))


def global_norm(tree):
    return jnp.sqrt(jnp.float32(sum(jnp.sum(leaf**2) for leaf in leaves_of(tree))))
