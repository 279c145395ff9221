# breaks: "Neither is weakly typed": init(n)["records"].weak_type is True for every n (best is fine).
import jax.numpy as jnp

def init(runners):
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.full(runners, 0)}


def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record

