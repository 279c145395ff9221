# breaks: "Neither is weakly typed": init(n)["best"].weak_type is True for every n.
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf), "records": jnp.zeros(runners, jnp.int32)}


def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record

