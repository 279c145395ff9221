"""the leaves come back in a list: `jax.tree.unflatten` puts them into the containers of `like`."""


def from_vector(vector, like):
    leaves = jax.tree.leaves(like)
    *parts, _ = jnp.split(vector, list(itertools.accumulate(leaf.size for leaf in leaves)))
    return [part.reshape(leaf.shape).astype(leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)]
