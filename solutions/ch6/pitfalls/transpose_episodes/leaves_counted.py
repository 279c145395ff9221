"""there is one tree for each leaf: count the indices of the first axis, and not the leaves."""


def unstack_tree(tree):
    return [jax.tree.map(lambda leaf, i=i: leaf[i], tree) for i in range(len(jax.tree.leaves(tree)))]
