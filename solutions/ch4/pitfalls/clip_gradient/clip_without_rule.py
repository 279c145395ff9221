"""there is no rule: `jnp.clip` changes the value, and its gradient is 0 outside of the limit."""


def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), x)
