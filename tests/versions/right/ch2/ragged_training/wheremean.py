"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

import bisect
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    largest = buckets[-1]
    count = min(tokens.shape[0], largest)
    bucket = buckets[bisect.bisect_left(buckets, count)]
    return np.pad(tokens[:count], (0, bucket - count)), count


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    def objective(model):
        real = jnp.arange(padded.shape[0])[:, None] < count
        mean = jnp.mean(model["embeddings"][padded], axis=0, where=real)
        logit = jnp.dot(mean, model["weights"]) + model["bias"]
        return jnp.logaddexp(0.0, logit) - label * logit

    loss, gradient = jax.value_and_grad(objective)(params)
    return {key: value - 0.5 * gradient[key] for key, value in params.items()}, loss


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    losses = [None] * len(sentences)
    for i in range(len(sentences)):
        params, losses[i] = step(params, *pad_to_bucket(sentences[i], buckets), labels[i])
    return params, jnp.array(losses)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
