# breaks: "Divide by n, the number of rows": len(x[0]) is the number of columns; right for square tables only.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    centred = x - jnp.mean(x, axis=0)
    n = len(x[0])
    return centred / jnp.sqrt(jnp.sum(centred**2, axis=0) / n)
