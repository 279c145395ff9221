"""a slice `i : i + 1` keeps an axis of length 1: the index `i` takes it away."""


def unstack_tree(tree):
    count = len(jax.tree.leaves(tree)[0])
    return [jax.tree.map(lambda leaf, i=i: leaf[i : i + 1], tree) for i in range(count)]
