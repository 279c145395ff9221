"""the file has one number for the key, and a key made from it is another one."""


def save(state, file):
    bits = state._replace(key=jax.random.key_data(state.key)[-1])
    np.savez(file, *jax.tree.leaves(bits))


def load(file, like):
    structure = jax.tree.structure(like)
    with np.load(file) as saved:
        leaves = [jnp.asarray(saved[f"arr_{number}"]) for number in range(structure.num_leaves)]
    bits = jax.tree.unflatten(structure, leaves)
    return bits._replace(key=jax.random.key(bits.key))
