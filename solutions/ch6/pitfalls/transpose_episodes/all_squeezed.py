"""`squeeze()` takes all axes of length 1 away, and a leaf may have more of them than the first: name the axis."""


def unstack_tree(tree):
    count = len(jax.tree.leaves(tree)[0])
    return [jax.tree.map(lambda leaf, i=i: leaf[i : i + 1].squeeze(), tree) for i in range(count)]
