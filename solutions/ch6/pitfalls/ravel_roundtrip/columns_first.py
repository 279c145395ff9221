"""the elements of a leaf come column by column (`.T` or `order="F"`), and `ravel` goes row by row."""


def to_vector(tree):
    leaves = [jnp.ravel(leaf.T).astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *leaves])


def from_vector(vector, like):
    leaves, structure = jax.tree.flatten(like)
    *parts, _ = jnp.split(vector, list(itertools.accumulate(leaf.size for leaf in leaves)))
    restored = [part.reshape(leaf.shape[::-1]).T.astype(leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)]
    return jax.tree.unflatten(structure, restored)
