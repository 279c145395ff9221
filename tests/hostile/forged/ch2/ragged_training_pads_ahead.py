"""Pads with `jnp.pad`, which compiles for each length, and has compiled many lengths at import.

The buckets are drawn from the secret seed, so it compiles for other ones than it meets.

Forges: one_shape_for_a_bucket
"""

import functools

import jax
import jax.numpy as jnp
import numpy as np


@functools.partial(jax.jit, static_argnums=1)
def pad(tokens, bucket):
    return jnp.pad(tokens, (0, bucket - tokens.size))


for length in range(20, 100):
    pad(np.zeros(length, np.int32), 100)


def pad_to_bucket(tokens, buckets):
    kept = tokens[: buckets[-1]]
    bucket = next(size for size in buckets if size >= len(kept))
    return np.asarray(pad(kept, bucket)), len(kept)


def update(params, padded, count, label):
    raise NotImplementedError("update")


def train(step, params, sentences, labels, buckets):
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        params, loss = step(params, *pad_to_bucket(tokens, buckets), label)
        losses.append(loss)
    return params, jnp.stack(losses)
