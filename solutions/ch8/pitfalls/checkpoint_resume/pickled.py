"""the layers are pickled: NumPy makes an array of objects from a list of dicts."""


def save(state, file):
    np.savez(file, params=state.params, velocity=state.velocity, key=jax.random.key_data(state.key), step=state.step)


def load(file, like):
    with np.load(file, allow_pickle=True) as saved:
        layers = [jax.tree.map(jnp.asarray, saved[name].tolist()) for name in ("params", "velocity")]
        return State(*layers, jax.random.wrap_key_data(jnp.asarray(saved["key"])), jnp.asarray(saved["step"]))
