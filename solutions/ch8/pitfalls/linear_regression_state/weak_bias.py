"""the bias is made from a Python float, so it is weakly typed, and inside `jax.jit` it fails."""


def init(key, features):
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.normal(weights_key, features), jnp.asarray(float(jax.random.normal(bias_key))))
