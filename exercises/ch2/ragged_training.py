"""Build a trainer for sentences of all lengths: a few buckets, one jitted step, and a loop that never waits.

Lesson: exercises/ch2/README.md#ragged_training

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The program learns which of two texts a sentence comes from: text 0 or text 1. A sentence is an array of token ids, one
for each word. The model is in `params`, a dictionary of float32 arrays. All its numbers are finite:

    "embeddings"   shape (vocabulary, width): one row of numbers for each token id
    "weights"      shape (width,)
    "bias"         shape ()

It takes the mean of the rows of a sentence's tokens, and then

    logit = mean @ weights + bias
    loss  = log(1 + exp(logit)) - label * logit

In the checks, logits lie between -20 and 20, so any form of this formula will do.

When all checks pass, run `python -m exercises.ch2.ragged_training`. It trains your code on real sentences, from the
manual of Python and from the lessons of this course. It prints what came out, and draws a picture.
"""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    """Pads a sentence with zeros, up to the smallest bucket that holds it.

    - The tokens come first and keep their order. The zeros follow.
    - A sentence longer than the largest bucket is cut: its first tokens stay, as many as that bucket holds.
    - 0 is also the id of a word. So the padding cannot be told from tokens by its value.

    Args:
        tokens: an int32 array of one or more token ids. It is not changed.
        buckets: the lengths to pad to: one or more ints above 0, in ascending order.

    Returns:
        The padded sentence, a NumPy array of int32, and the number of tokens in it, a Python int.

    Example:
        >>> padded, count = pad_to_bucket(np.array([7, 0, 5], np.int32), (2, 4, 8))
        >>> print(padded, count)
        [7 0 5 0] 3
        >>> padded, count = pad_to_bucket(np.array([7, 0, 5], np.int32), (1, 2))
        >>> print(padded, count)
        [7 0] 2

    Checks:
        - a sentence is padded to the smallest bucket that holds it, or cut to the largest
        - update is jitted as a whole, train never waits, and nothing has side effects
    """
    # TODO: about 5 lines.
    raise NotImplementedError("pad_to_bucket")


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    """Takes one step of gradient descent for one sentence, as one compiled program.

        new_params = params - 0.5 * gradient of the loss

    - Jit `update` itself, or let it only call one jitted function.
    - The mean is over the first `count` tokens. What follows is padding: any token ids, which change no result.
    - After the first call with a bucket, a call with another sentence in that bucket traces nothing. Its count and its
      label may have other values, of the same types.

    Args:
        params: the model, in NumPy arrays or JAX arrays. The dictionary and its arrays stay as they are.
        padded: a padded sentence, int32.
        count: the number of its tokens that are real, 1 or more: an integer without a dimension.
        label: 0 or 1, an integer without a dimension.

    Returns:
        The new parameters, in a new dictionary with the same keys, and the loss of the old parameters. All of them are
        JAX arrays of float32.

    Example:
        >>> params = {"embeddings": jnp.array([[1.0], [3.0]]), "weights": jnp.array([0.0]), "bias": jnp.array(0.0)}
        >>> params, loss = update(params, np.array([0, 1, 0, 0], np.int32), 2, 1)
        >>> loss
        Array(0.6931, dtype=float32)
        >>> params["weights"]
        Array([0.5], dtype=float32)

    Checks:
        - one step follows the gradient of the loss of the real tokens, without the padding
        - one program of update serves every length of a bucket, whatever ids the padding holds
        - train takes one step for each sentence, in order, from where the last step ended
        - update is jitted as a whole, train never waits, and nothing has side effects
    """
    # TODO: about 10 lines.
    raise NotImplementedError("update")


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    """Trains on each sentence once, in order, and compiles once for each bucket at most.

    - It calls `step(params, padded, count, label)` once for each sentence, with what `pad_to_bucket` gives. Each step
      starts from the parameters that the last one returned.
    - `step` is compiled already, so call it as it is, with arguments by position.
    - A second call with as many sentences, of other lengths, traces nothing if it uses no new bucket. Padding traces
      nothing either.
    - It never needs the value of a loss or of a parameter, not even after the loop: it does not print, compare, convert
      or wait for them. So JAX can also trace `train` as a whole, with tracers in `params`.
    - Until the last step was called, the losses stay as `step` returned them. Then it makes one array of them.

    Args:
        step: a compiled function such as `update`. It returns the new parameters and the loss. The model of another
            step may have other keys, so pass the dictionary on as it is.
        params: where training starts. This dictionary and its arrays stay as they are.
        sentences: one or more sentences, each an int32 array of one or more token ids.
        labels: as many labels, an int32 array of zeros and ones.
        buckets: the lengths to pad to, in ascending order.

    Returns:
        The parameters after the last step, and the losses of all steps as one JAX array of float32.

    Example:
        >>> params = {"embeddings": jnp.array([[1.0], [3.0]]), "weights": jnp.array([0.0]), "bias": jnp.array(0.0)}
        >>> sentences = [np.array([0, 1], np.int32), np.array([1, 1, 0], np.int32)]
        >>> params, losses = train(update, params, sentences, np.array([1, 0], np.int32), (2, 4))
        >>> losses
        Array([0.6931, 1.6338], dtype=float32)

    Checks:
        - train takes one step for each sentence, in order, from where the last step ended
        - train compiles once for each bucket, and sentences of other lengths compile nothing
        - update is jitted as a whole, train never waits, and nothing has side effects
    """
    # TODO: about 6 lines.
    raise NotImplementedError("train")


if __name__ == "__main__":
    from exercises.ch2.pictures.ragged_training import show

    show(pad_to_bucket, update, train)
