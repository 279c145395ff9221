# breaks: "Subtract the mean before you square": jax.nn.standardize squares first; columns near 3000 with std 0.1.
import jax
import jax.numpy as jnp


def standardize(x):
    return jax.nn.standardize(jnp.asarray(x), axis=0, epsilon=0.0)
