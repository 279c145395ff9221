import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def bucket_size(length: int) -> int:
    exponent = 3
    while 2**exponent < length:
        exponent += 1
    return 2**exponent


def _body(fn, padded, length):
    outputs = fn(padded)
    index = lax.iota(jnp.int32, padded.shape[0])
    kept = lax.select(index < length, outputs, jnp.zeros_like(outputs))
    return jnp.sum(kept) / length


_program = jax.jit(_body, static_argnums=(0,))


def bucketed_mean(fn, values):
    length = len(values)
    padded = np.empty(bucket_size(length), np.float32)
    padded[:length] = values
    padded[length:] = 0.0
    return _program(fn, padded, length)
