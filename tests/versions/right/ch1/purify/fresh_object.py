# another way: Keeps the old class, but makes a new object in each call: handy if the class is long.

import jax.numpy as jnp


class _RecordBoard:
    def __init__(self, best, records):
        self.best = best
        self.records = records

    def __call__(self, times):
        is_record = times < self.best
        self.best = jnp.minimum(self.best, times)
        self.records = self.records + is_record
        return is_record

    def as_dict(self):
        return {"best": self.best, "records": self.records}


def init(runners):
    return _RecordBoard(jnp.full(runners, jnp.inf, jnp.float32), jnp.zeros(runners, jnp.int32)).as_dict()


def update(board, times):
    local = _RecordBoard(**board)
    is_record = local(times)
    return local.as_dict(), is_record
