# another way: Loops over the real tokens with `fori_loop`: it skips the padding, but takes tokens one by one.

"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    position = 0
    while position < len(buckets) - 1 and buckets[position] < len(tokens):
        position += 1
    padded = np.zeros(buckets[position], tokens.dtype)
    count = 0
    for token in tokens[: buckets[position]]:
        padded[count] = token
        count += 1
    return padded, count


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    return _descend(params, padded, count, label)


@jax.jit
def _descend(params, padded, count, label):
    """Visits only the real tokens: the number of rounds is a value of the compiled program."""
    table, weights, bias = jnp.asarray(params["embeddings"]), jnp.asarray(params["weights"]), jnp.asarray(params["bias"])
    padded = jnp.asarray(padded)
    total = jax.lax.fori_loop(0, count, lambda i, total: total + table[padded[i]], jnp.zeros_like(weights))
    mean = total / count
    loss, (d_mean, d_weights, d_bias) = jax.value_and_grad(_loss_of_mean, argnums=(0, 1, 2))(mean, weights, bias, label)
    move = 0.5 * d_mean / count
    table = jax.lax.fori_loop(0, count, lambda i, table: table.at[padded[i]].add(-move), table)
    return dict(embeddings=table, weights=weights - 0.5 * d_weights, bias=bias - 0.5 * d_bias), loss


def _loss_of_mean(mean, weights, bias, label):
    logit = jnp.sum(mean * weights) + bias
    return -jnp.where(label == 1, jax.nn.log_sigmoid(logit), jax.nn.log_sigmoid(-logit))


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    def losses():
        nonlocal params
        for sentence, label in zip(sentences, labels.tolist()):
            padded, count = pad_to_bucket(sentence, buckets)
            params, loss = step(params, padded, count, label)
            yield loss

    collected = list(losses())
    return params, jnp.stack(collected)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
