# breaks: "new_params = params - 0.5 * gradient of the loss": the row of a token that occurs k times in a sentence moves once, not k times; only sentences with repeated real tokens show it.
"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    kept = tokens[: buckets[-1]]
    bucket = next(size for size in buckets if size >= len(kept))
    padded = np.zeros(bucket, np.int32)
    padded[: len(kept)] = kept
    return padded, len(kept)


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    table, weights, bias = (jnp.asarray(params[name]) for name in ("embeddings", "weights", "bias"))
    real = jnp.arange(padded.size) < count
    rows = table[padded]
    mean = jnp.sum(jnp.where(real[:, None], rows, 0), axis=0) / count
    logit = mean @ weights + bias
    loss = jax.nn.softplus(logit) - label * logit
    slope = jax.nn.sigmoid(logit) - label
    places = jnp.where(real, padded, table.shape[0])  # padding lands outside of the table, and is dropped
    new_rows = rows - 0.5 * slope * weights / count
    return {
        "embeddings": table.at[places].set(new_rows, mode="drop"),
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
    for tokens, label in zip(sentences, labels):
        padded, count = pad_to_bucket(tokens, buckets)
        params, loss = step(params, padded, count, label)
        losses.append(loss)
    return params, jnp.stack(losses)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
