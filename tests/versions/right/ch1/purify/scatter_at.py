import jax.numpy as jnp


def init(runners):
    best = jnp.zeros(runners, jnp.float32).at[:].set(jnp.inf)
    records = jnp.zeros(runners, jnp.int32)
    return {"best": best, "records": records}


def update(board, times):
    is_record = board["best"] > times
    best = board["best"].at[:].min(times)
    records = board["records"].at[:].add(is_record.astype(jnp.int32))
    return {"best": best, "records": records}, is_record
