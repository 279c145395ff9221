# breaks: "standardize works inside jax.jit, where x is a tracer": the Python if needs the value of a tracer.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    std = jnp.std(x, axis=0)
    if jnp.any(std == 0):
        raise ValueError("constant column")
    return (x - jnp.mean(x, axis=0)) / std
