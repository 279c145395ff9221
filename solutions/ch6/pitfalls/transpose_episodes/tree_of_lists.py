"""the list is inside of the containers: a map puts the slices of each leaf at its place, and gives a tree of lists."""


def unstack_tree(tree):
    return jax.tree.map(lambda leaf: [leaf[i] for i in range(len(leaf))], tree)
