import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    return (ln := jnp.log(x)) / jnp.log(jnp.float32(2)), ln


def _each(xs):
    for x in xs:
        binary, natural = log2(x)
        yield natural


def record_calls(xs):
    return list(_each(xs))
