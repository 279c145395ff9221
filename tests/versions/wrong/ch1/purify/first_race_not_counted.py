# breaks: "whether the time is a record: less than the best so far": a finite time against the first best of inf gives False.
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = (times < board["best"]) & jnp.isfinite(board["best"])
    return {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}, is_record
