"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

import collections
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    index = min(np.searchsorted(buckets, len(tokens)), len(buckets) - 1)
    padded = np.zeros_like(tokens, shape=buckets[index])
    count = int(min(len(tokens), buckets[index]))
    padded[:count] = tokens[:count]
    return padded, count


LEARNING_RATE = 0.5


def forward(params, padded, count):
    """Sums real tokens and padding apart, and drops the sum of the padding."""
    rows = jnp.take(params["embeddings"], padded, axis=0, mode="clip")
    side = (jnp.arange(padded.size) >= count).astype(jnp.int32)
    total, _ = jax.ops.segment_sum(rows, side, num_segments=2)
    return total / count @ params["weights"] + params["bias"]


def cross_entropy(params, padded, count, label):
    logit = forward(params, padded, count)
    return -label * jax.nn.log_sigmoid(logit) - (1 - label) * jax.nn.log_sigmoid(-logit)


def descend(params, padded, count, label):
    loss, slopes = jax.value_and_grad(cross_entropy)(params, padded, count, label)
    new_params = {}
    for name in params:
        new_params[name] = params[name] - LEARNING_RATE * slopes[name]
    return new_params, loss


jitted_descend = jax.jit(descend)


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    return jitted_descend(params, padded, count, label)


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    losses = collections.deque()
    todo = collections.deque(zip(sentences, labels))
    while todo:
        sentence, label = todo.popleft()
        params, loss = step(params, *pad_to_bucket(sentence, buckets), label)
        losses.append(loss)
    return params, jnp.stack(list(losses))


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
