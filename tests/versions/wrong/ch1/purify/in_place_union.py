# breaks: "Do not change the old board": |= changes the dict of the caller, for every board.
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = times < board["best"]
    board |= {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return board, is_record
