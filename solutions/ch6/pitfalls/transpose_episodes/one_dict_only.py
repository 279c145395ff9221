"""only a flat dict was thought of: a tree may have lists, NamedTuples and dicts inside of dicts."""


def stack_trees(trees):
    return {name: jnp.stack([tree[name] for tree in trees]) for name in trees[0]}


def unstack_tree(tree):
    count = len(next(iter(tree.values())))
    return [{name: array[i] for name, array in tree.items()} for i in range(count)]
