"""the params and the velocity are saved with 16 bits, which is close and not equal."""


def save(state, file):
    bits = state._replace(key=jax.random.key_data(state.key))
    leaves = [np.asarray(leaf) for leaf in jax.tree.leaves(bits)]
    np.savez(file, *[leaf.astype("float16") if leaf.dtype == "float32" else leaf for leaf in leaves])


def load(file, like):
    bits = like._replace(key=jax.random.key_data(like.key))
    with np.load(file) as saved:
        leaves = [jnp.asarray(saved[f"arr_{i}"], leaf.dtype) for i, leaf in enumerate(jax.tree.leaves(bits))]
    bits = jax.tree.unflatten(jax.tree.structure(bits), leaves)
    return bits._replace(key=jax.random.wrap_key_data(bits.key))
