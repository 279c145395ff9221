# breaks: "A new dict of two JAX arrays": two calls init(3) return the same dict object.
import functools

import jax.numpy as jnp

@functools.cache
def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record

