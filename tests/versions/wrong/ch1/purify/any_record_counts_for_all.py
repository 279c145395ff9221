# breaks: "counts how often each runner set a record": if one runner sets a record, the records of all grow.
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = times < board["best"]
    records = board["records"] + jnp.any(is_record)
    return {"best": jnp.minimum(board["best"], times), "records": records}, is_record
