"""`len(tree)` is the number of its keys or fields: ask a leaf how long its first axis is."""


def unstack_tree(tree):
    return [jax.tree.map(lambda leaf, i=i: leaf[i], tree) for i in range(len(tree))]
