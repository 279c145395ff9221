# breaks: "neither function has side effects": after jax.jit(lambda: init(3)["best"])(), the eager init(3) returns leaked tracers.
import functools

import jax.numpy as jnp

@functools.cache
def _arrays(runners):
    return jnp.full(runners, jnp.inf, jnp.float32), jnp.zeros(runners, jnp.int32)


def init(runners):
    best, records = _arrays(runners)
    return {"best": best, "records": records}


def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record

