"""only the outer container is counted, and nested arrays share a key."""


def keys_like(key, tree):
    if not isinstance(tree, (dict, list, tuple)):
        return layer_keys(key, 1)[0]
    names = sorted(tree) if isinstance(tree, dict) else range(len(tree))
    keys = dict(zip(names, layer_keys(key, len(tree)), strict=True))
    parts = [jax.tree.map(lambda leaf, name=name: keys[name], tree[name]) for name in names]
    return dict(zip(names, parts, strict=True)) if isinstance(tree, dict) else type(tree)(parts)
