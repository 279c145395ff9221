# another way: Copies the dict and assigns to the copy: close to the class, but never forget the copy.

import jax.numpy as jnp


def init(runners):
    board = {}
    board["best"] = jnp.ones(runners, jnp.float32) * jnp.inf
    board["records"] = jnp.zeros(runners, jnp.int32)
    return board


def update(board, times):
    board = board.copy()  # from here on, the name is our own dict
    is_record = times < board["best"]
    board["best"] = jnp.minimum(board["best"], times)
    board["records"] += is_record  # JAX arrays have no in-place +=
    return board, is_record
