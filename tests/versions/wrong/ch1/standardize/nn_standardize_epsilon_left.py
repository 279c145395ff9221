# breaks: "Add no epsilon": the default 1e-5 stays, so columns with a standard deviation below 1e-2 are too flat.
import jax
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    return jax.nn.standardize(x, axis=0, variance=jnp.var(x, axis=0, keepdims=True))
