"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    tokens = tokens[: buckets[-1]]
    length = len(tokens)
    fitting = [bucket for bucket in buckets if bucket >= length]
    result = np.array(tokens.tolist() + [0] * (fitting[0] - length), dtype=np.int32)
    return result, length


def logit_of(params, padded, count):
    sums = jnp.cumsum(params["embeddings"][padded], axis=0)
    return sums[count - 1] / count @ params["weights"] + params["bias"]


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    logit, pull_back = jax.vjp(lambda params: logit_of(params, padded, count), params)
    loss = jnp.log1p(jnp.exp(logit)) - label * logit
    (slopes,) = pull_back(1 / (1 + jnp.exp(-logit)) - label)
    leaves, form = jax.tree.flatten(params)
    leaves = [leaf - 0.5 * slope for leaf, slope in zip(leaves, jax.tree.leaves(slopes))]
    return jax.tree.unflatten(form, leaves), loss


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    examples = [(*pad_to_bucket(sentence, buckets), label) for sentence, label in zip(sentences, labels)]
    losses = []
    for padded, count, label in examples:
        params, loss = step(params, padded, count, label)
        losses.append(loss)
    return params, jnp.array(losses, jnp.float32)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
