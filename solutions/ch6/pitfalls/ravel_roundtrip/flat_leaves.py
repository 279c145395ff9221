"""the leaves come back with one axis each: they want the shapes that they have in `like`."""


def from_vector(vector, like):
    leaves, structure = jax.tree.flatten(like)
    *parts, _ = jnp.split(vector, list(itertools.accumulate(leaf.size for leaf in leaves)))
    return jax.tree.unflatten(structure, [part.astype(leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)])
