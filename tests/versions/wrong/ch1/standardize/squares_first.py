# breaks: "Subtract the mean before you square": columns near 3000 with deviations of about 0.1 give a bad variance.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    mean = jnp.mean(x, axis=0)
    variance = jnp.mean(x**2, axis=0) - mean**2
    return (x - mean) / jnp.sqrt(variance)
