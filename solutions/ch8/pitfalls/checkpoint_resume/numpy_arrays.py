"""the loaded arrays are NumPy's, and not JAX's."""


def load(file, like):
    structure = jax.tree.structure(like)
    with np.load(file) as saved:
        leaves = [saved[f"arr_{number}"] for number in range(structure.num_leaves)]
    bits = jax.tree.unflatten(structure, leaves)
    return bits._replace(key=jax.random.wrap_key_data(jnp.asarray(bits.key)))
