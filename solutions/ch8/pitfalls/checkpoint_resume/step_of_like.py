"""the step starts at that of `like` again, which is 0 for a new state."""


def load(file, like):
    structure = jax.tree.structure(like)
    with np.load(file) as saved:
        leaves = [jnp.asarray(saved[f"arr_{number}"]) for number in range(structure.num_leaves)]
    bits = jax.tree.unflatten(structure, leaves)
    return bits._replace(key=jax.random.wrap_key_data(bits.key), step=like.step)
