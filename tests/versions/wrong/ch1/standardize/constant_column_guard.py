# breaks: "Mean and variance of each column are 0 and 1": a column with standard deviation 1e-13 counts as constant.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    std = jnp.std(x, axis=0)
    std = jnp.where(std < 10 * jnp.finfo(x.dtype).eps, 1.0, std)
    return (x - jnp.mean(x, axis=0)) / std
