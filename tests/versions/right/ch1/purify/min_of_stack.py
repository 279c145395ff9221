import jax.numpy as jnp


def init(runners):
    start = {"best": (jnp.inf, jnp.float32), "records": (0, jnp.int32)}
    return {key: jnp.full(runners, value, dtype) for key, (value, dtype) in start.items()}


def update(board, times):
    best = jnp.min(jnp.stack([board["best"], times]), axis=0)
    is_record = best != board["best"]
    return board | {"best": best, "records": board["records"] + is_record}, is_record
