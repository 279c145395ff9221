# breaks: "A new dict": a second init(n) returns (and overwrites) the dict of the first one.
import jax.numpy as jnp

_START = {}


def init(runners):
    _START["best"] = jnp.full(runners, jnp.inf, jnp.float32)
    _START["records"] = jnp.zeros(runners, jnp.int32)
    return _START


def update(board, times):
    is_record = times < board["best"]
    new = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new, is_record
