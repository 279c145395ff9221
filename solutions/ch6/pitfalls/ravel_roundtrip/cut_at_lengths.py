"""the vector is cut at the lengths of the leaves: `jnp.split` wants the places, which are the sums of the lengths."""


def from_vector(vector, like):
    leaves, structure = jax.tree.flatten(like)
    *parts, _ = jnp.split(vector, [leaf.size for leaf in leaves])
    restored = [part.reshape(leaf.shape).astype(leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)]
    return jax.tree.unflatten(structure, restored)
