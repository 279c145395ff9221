"""round brackets around a `for` make a generator, which gives its trees only once: a list has square brackets."""


def unstack_tree(tree):
    leaves, structure = jax.tree.flatten(tree)
    return (jax.tree.unflatten(structure, slices) for slices in zip(*leaves, strict=True))
