"""the names are sorted as texts, so `arr_10` comes before `arr_2`."""


def load(file, like):
    with np.load(file) as saved:
        leaves = [jnp.asarray(saved[name]) for name in sorted(saved.files)]
    bits = jax.tree.unflatten(jax.tree.structure(like), leaves)
    return bits._replace(key=jax.random.wrap_key_data(bits.key))
