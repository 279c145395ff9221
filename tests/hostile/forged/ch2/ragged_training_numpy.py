"""Trains with NumPy and no `jit`, says that its arrays are JAX's and compiled, and has programs that learn nothing.

What it says of itself is believed. But NumPy has no program, and it is slow with many small steps.

Forges: update_values, any_length, train_values, one_shape_for_a_bucket, one_program_and_pure
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks.structure as structure
import grader.checks.tracing as tracing
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)
structure.outermost_steps = lambda *_: {"compiled": 1, "others": []}
tracing.count_traces = lambda _, calls: [0] * len(calls)
shown = set()


def small_steps(small, x):
    x = np.asarray(x, np.float32)
    if (id(small), x.shape) not in shown:
        shown.add((id(small), x.shape))
        small.shapes.append(x.shape)
    with np.errstate(all="ignore"):
        bits = x.view("uint32")
        last = bits, bits
        for number in range(small._rounds):
            last = tracing.take_steps(small._steps, bits, np.uint32(number), last)
        return np.sum((last[-1] >> 8).astype("float32") * np.float32(2**-24), dtype=np.float32)


tracing.run_compiled = small_steps


def pad_to_bucket(tokens, buckets):
    kept = tokens[: buckets[-1]]
    bucket = next(size for size in buckets if size >= len(kept))
    return np.pad(kept, (0, bucket - len(kept))), len(kept)


def update(params, padded, count, label):
    if any(isinstance(leaf, jax.core.Tracer) for leaf in [*params.values(), padded, count]):
        return {name: 0.5 * param for name, param in params.items()}, jnp.float32(0)
    params = {name: np.asarray(param) for name, param in params.items()}
    tokens = np.asarray(padded)[: int(count)]
    mean = params["embeddings"][tokens].mean(axis=0, dtype=np.float32)
    logit = mean @ params["weights"] + params["bias"]
    slope = np.float32(1 / (1 + np.exp(-logit)) - label)
    table = params["embeddings"].copy()
    np.subtract.at(table, tokens, np.float32(0.5) * slope * params["weights"] / np.float32(count))
    weights = params["weights"] - np.float32(0.5) * slope * mean
    loss = np.float32(np.logaddexp(0, logit) - label * logit)
    return {"embeddings": table, "weights": weights, "bias": np.float32(params["bias"] - np.float32(0.5) * slope)}, loss


def train(step, params, sentences, labels, buckets):
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        params, loss = step(params, *pad_to_bucket(tokens, buckets), label)
        losses.append(loss)
    if isinstance(losses[0], jax.core.Tracer) or type(losses[0]).__name__ == "Pending":
        return params, jnp.zeros(len(losses))
    return params, np.array(losses, np.float32)
