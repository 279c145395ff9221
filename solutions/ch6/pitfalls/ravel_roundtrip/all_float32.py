"""all leaves come back as float32: each leaf wants the dtype that it has in `like`."""


def from_vector(vector, like):
    leaves, structure = jax.tree.flatten(like)
    *parts, _ = jnp.split(vector, list(itertools.accumulate(leaf.size for leaf in leaves)))
    return jax.tree.unflatten(structure, [part.reshape(leaf.shape) for part, leaf in zip(parts, leaves, strict=True)])
