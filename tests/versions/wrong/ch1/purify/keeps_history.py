# breaks: "keep nothing in global variables": every race is appended to a list of the module, in scan even a tracer.
import jax.numpy as jnp

history = []


def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}



def update(board, times):
    history.append(times)
    is_record = times < board["best"]
    return {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}, is_record
