# another way: Gives the padding an id after the last row: with `mode="fill"`, such rows are 0 and get no slope.

"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits."""

import functools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it."""
    size = min((bucket for bucket in buckets if bucket >= tokens.size), default=max(buckets))
    padded = np.full((size,), 0, dtype="int32")
    count = min(int(tokens.size), int(size))
    np.copyto(padded[:count], tokens[:count])
    return padded, count


def _loss(params, padded, count, label):
    """Padding looks up a row after the last one: such a lookup gives zeros, and has no slope."""
    table = params["embeddings"]
    ids = jnp.where(jnp.arange(len(padded)) < count, padded, table.shape[0])
    rows = jnp.asarray(table).at[ids].get(mode="fill", fill_value=0)
    logit = rows.sum(0) @ params["weights"] / count + params["bias"]
    sign = 1 - 2 * label
    return jax.nn.softplus(sign * logit)


@jax.jit
def _program(params, padded, count, label):
    loss = _loss(params, padded, count, label)
    slopes = jax.grad(_loss)(params, padded, count, label)
    return jax.tree.map(lambda old, slope: old - slope / 2, params, slopes), loss


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program."""
    return _program(params, padded, count, label)


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most."""
    def advance(state, example):
        model, losses = state
        sentence, label = example
        padded, count = pad_to_bucket(sentence, buckets)
        model, loss = step(model, padded, count, label)
        return model, (*losses, loss)

    model, losses = functools.reduce(advance, zip(sentences, labels, strict=True), (params, ()))
    return model, jnp.stack(losses)


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
