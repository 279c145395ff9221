"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

import itertools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    limit = buckets[-1]
    if len(tokens) >= limit:
        return tokens[:limit].copy(), int(limit)
    bucket = next(itertools.dropwhile(lambda size: size < len(tokens), buckets))
    padded = tokens.copy()
    padded.resize(bucket, refcheck=False)
    return padded, len(tokens)


@jax.value_and_grad
def loss_and_slopes(params, padded, count, label):
    """Gives the loss of a sentence, and its gradient with respect to params."""

    def score(place, token):
        # By linearity, the mean of the rows times the weights is the mean of such scores.
        return jnp.where(place < count, jnp.asarray(params["embeddings"])[token] @ params["weights"], 0.0)

    scores = jax.vmap(score)(jnp.arange(padded.size), padded)
    logit = scores.sum() / count + params["bias"]
    return jax.lax.select(label > 0, jax.nn.softplus(-logit), jax.nn.softplus(logit))


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    loss, slopes = loss_and_slopes(params, padded, count, label)
    return jax.tree.map(lambda slope, param: param + -0.5 * slope, slopes, params), loss


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    count_of_sentences = len(sentences)
    losses = []
    while len(losses) < count_of_sentences:
        number = len(losses)
        padded, count = pad_to_bucket(sentences[number], buckets)
        params, loss = step(params, padded, count, labels[number])
        losses.append(loss)
    return params, jnp.asarray(losses)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
