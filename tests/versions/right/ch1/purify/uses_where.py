import jax.numpy as jnp


def init(runners: int):
    best = jnp.zeros((runners,), dtype="float32") + jnp.inf
    return dict(best=best, records=jnp.zeros((runners,), dtype="int32"))


def update(board, times):
    old_best, old_records = board["best"], board["records"]
    is_record = jnp.less(times, old_best)
    return (
        {
            "best": jnp.where(is_record, times, old_best),
            "records": jnp.where(is_record, old_records + 1, old_records),
        },
        is_record,
    )
