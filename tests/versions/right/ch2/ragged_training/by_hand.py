# another way: Writes the gradient by hand, so `.at[padded].add` touches only the rows that were looked up.

"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    for bucket in buckets:
        if len(tokens) <= bucket:
            break
    count = min(len(tokens), bucket)
    return np.concatenate([tokens[:count], np.zeros(bucket - count, dtype=np.int32)]), count


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    table, weights, bias = (jnp.asarray(params[name]) for name in ("embeddings", "weights", "bias"))
    real = (jnp.arange(padded.size) < count)[:, None]
    mean = jnp.where(real, table[padded], 0.0).sum(axis=0) / count
    logit = weights @ mean + bias
    loss = jnp.log(1 + jnp.exp(logit)) - label * logit
    # The slope of the loss with respect to the logit, and from there the chain rule.
    slope = jax.nn.sigmoid(logit) - label
    per_token = jnp.where(real, slope * weights / count, 0.0)
    return {
        "embeddings": table.at[padded].add(-0.5 * per_token),
        "weights": weights - 0.5 * slope * mean,
        "bias": bias - 0.5 * slope,
    }, loss


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    losses = []
    for index, sentence in enumerate(sentences):
        padded, count = pad_to_bucket(sentence, buckets)
        params, loss = step(params, padded, count, labels[index])
        losses += [loss]
    return params, jnp.asarray(losses, dtype=jnp.float32)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
