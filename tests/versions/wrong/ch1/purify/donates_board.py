# breaks: "Do not change the old board": donation deletes the arrays of the old board, so a second race from it fails.
import functools

import jax
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


@functools.partial(jax.jit, donate_argnums=0)
def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record

