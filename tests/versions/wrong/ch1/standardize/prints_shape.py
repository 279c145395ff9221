# breaks: "nothing is changed or printed": reports to stdout when a table arrives as float64.
import jax.numpy as jnp


def standardize(x):
    if x.dtype == "float64":
        print("standardize: float64 table is narrowed to float32")
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
