# breaks: "less than the best so far": a time that is less by one float32 step (9.8 and its lower neighbour) gives False.
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = (times < board["best"]) & ~jnp.isclose(times, board["best"])
    return {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}, is_record
