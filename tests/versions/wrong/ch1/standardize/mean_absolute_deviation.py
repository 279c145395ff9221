# breaks: "The variance is the mean of the squared deviations.": divides by the mean absolute deviation instead; any column with three different values.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    centred = x - jnp.mean(x, axis=0)
    return centred / jnp.mean(jnp.abs(centred), axis=0)
