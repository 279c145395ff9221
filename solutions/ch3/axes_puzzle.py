"""Map a function over the right axis of each argument, and put the results where they belong.

Lesson: exercises/ch3/README.md#axes_puzzle

All arrays are float32 and have at least one element. That holds for the results of `fn` too. `fn` is pure, so you may
call it more than once. It takes its two or three arguments by position, and it works on one example.

No function loops over the examples in Python, and all work inside `jax.jit`. Traced with a short `fn`, all three
together need at most 150 operations, those of `fn` included. A loop of `jax.lax` is short too, so it is allowed.

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    """Applies `fn` to each example, and stacks the results along an axis of your caller's choice.

    The first example is `examples` at index 0 of `in_axis`, the second one at index 1, and so on. Each of them has
    one axis less than `examples`. `fn(example, shared)` gets all of `shared` every time.

    The result has one axis more than what `fn` returns. At index i of `out_axis`, it holds what `fn` returned for
    example i. Its other axes are those of `fn`, in their order.

    Args:
        fn: returns one array, of any shape. A scalar is possible too.
        examples: the examples, side by side along `in_axis`.
        shared: an array of any shape. It may look like a batch, but it is not one.
        in_axis: an axis of `examples`, a Python int. A negative one counts from the end: -1 is the last axis.
        out_axis: an axis of the result, a Python int. A negative one counts from the end of the result.

    Returns:
        The results of `fn`, stacked along `out_axis`.

    Example:
        >>> examples = jnp.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
        >>> map_axis(lambda example, shared: example[0] - shared, examples, jnp.array([0.0, 10.0]), 1, 0)
        Array([[ 1., -9.],
               [ 2., -8.],
               [ 3., -7.]], dtype=float32)

    Checks:
        - map_axis takes the examples from in_axis and stacks the results along out_axis
        - map_axis counts negative axes from the end, in_axis in examples and out_axis in the result
        - each function is right even if all axes have the same length, 1 or more
        - the three functions together trace to at most 150 operations, however many examples
    """
    # One entry for each argument: a number for what has an axis of examples, and None for what has none. `vmap` counts
    # negative axes as NumPy does. For `out_axes` it counts in the result, which has the new axis already.
    return jax.vmap(fn, in_axes=(in_axis, None), out_axes=out_axis)(examples, shared)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    """Mixes each recording of a batch with its own gains, and with the same window as all others.

    Recording i is the array "time channels" at index i of the last axis. Its gains are row i of `gains`.

    Args:
        fn: `fn(recording, gains, window)` returns an array "time outputs" for one recording "time channels", its gains
            "channels" and the whole window "time".
        recordings: a batch of recordings.
        gains: one number for each channel of each recording.
        window: one number for each time.

    Returns:
        The mixed recordings, with the axis of the batch in the middle: "time batch outputs".

    Example:
        >>> recordings = jnp.array([[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]])  # time 2, channels 1, batch 3
        >>> gains = jnp.array([[1.0], [10.0], [100.0]])
        >>> mixed = mix(lambda recording, gains, window: recording * gains, recordings, gains, jnp.ones(2))
        >>> print(mixed.shape, mixed[0, :, 0])
        (2, 3, 1) [  1.  20. 300.]

    Checks:
        - mix gives each recording its own gains, and puts the batch in the middle
        - each function is right even if all axes have the same length, 1 or more
        - the three functions together trace to at most 150 operations, however many examples
    """
    # `in_axes` follows the order of the arguments: the batch is axis 2 of the recordings and axis 0 of their gains.
    # `fn` returns "time outputs", so there are three places for the batch, and 1 is the one in the middle.
    return jax.vmap(fn, in_axes=(2, 0, None), out_axes=1)(recordings, gains, window)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    """Computes one prediction for each column of `inputs`, and one penalty for all of them.

    `fn(params, x)` returns a tuple `(prediction, penalty)` for one column `x`. The penalty depends on `params` alone.
    So it is the same for each column. Return it once, just as `fn` returned it.

    Args:
        fn: takes `params` and one input "features". Returns a prediction "outputs" and a penalty, which is a scalar.
        params: `{"w": Float[Array, "features outputs"], "b": Float[Array, "outputs"]}`, the same for each input.
        inputs: one column for each input.

    Returns:
        A tuple of two: the predictions, one column for each input, and the penalty, a scalar.

    Example:
        >>> def predict(params, x):
        ...     return x @ params["w"] + params["b"], jnp.sum(params["w"] ** 2)
        >>> params = {"w": jnp.array([[1.0], [2.0]]), "b": jnp.array([0.5])}
        >>> predict_with_penalty(predict, params, jnp.array([[1.0, 0.0, 3.0], [0.0, 1.0, 0.0]]))
        (Array([[1.5, 2.5, 3.5]], dtype=float32), Array(5., dtype=float32))

    Checks:
        - predict_with_penalty returns a column for each input, and the penalty once
        - each function is right even if all axes have the same length, 1 or more
        - the three functions together trace to at most 150 operations, however many examples
    """
    # One None covers all arrays of a dict. As an output axis, None means: this does not depend on the example, so it
    # has no axis of examples. JAX raises an error if it does depend on it.
    return jax.vmap(fn, in_axes=(None, 1), out_axes=(1, None))(params, inputs)
