"""Compute the gradient of each example, and limit how far a single example can pull.

Lesson: exercises/ch3/README.md#per_example_gradients

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too. No Python loop runs over the examples, but JAX's own loops are allowed. For
two arrays and a short loss, a traced call has at most 120 operations, however many examples there are. All arrays are
float32, and all gradients are finite. A *tree of arrays* is a dict, list or tuple that holds arrays, or other trees of
arrays. It has at least one array.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    """Computes the gradient of the loss with respect to `params`, for each example by itself.

    Args:
        loss_fn: `loss_fn(params, x, y)` returns the loss of one example, a scalar. It takes its arguments by
            position only. It is not written for a batch.
        params: a tree of arrays. All examples share it.
        inputs: one `x` for each example, along the first axis. There is at least one example.
        labels: one `y` for each example, along the first axis.

    Returns:
        The gradients, in the same containers as `params`. Each array has one axis more than in `params`: its first
        axis is that of the examples.

    Example:
        >>> def squared_error(params, x, y):
        ...     return jnp.sum((x @ params["w"] + params["b"] - y) ** 2)
        >>> params = {"w": jnp.zeros((2, 1)), "b": jnp.zeros(1)}
        >>> inputs, labels = jnp.array([[1.0, 0.0], [0.0, 2.0]]), jnp.array([[1.0], [3.0]])
        >>> grads = per_example_gradients(squared_error, params, inputs, labels)
        >>> print(grads["b"].tolist(), grads["w"].shape)
        [[-2.0], [-6.0]] (2, 2, 1)

    Checks:
        - per_example_gradients gives one gradient for each example, for the model x @ w + b
        - per_example_gradients takes any loss and any tree of params
        - no Python loop runs over the examples: more examples do not make a program longer
    """
    # `jax.grad` sees one example, so its result is the gradient of one. `vmap` is outside: it maps over x and y.
    # None shares `params`. With the default, 0, each example would get a slice of the weights.
    return jax.vmap(jax.grad(loss_fn), in_axes=(None, 0, 0))(params, inputs, labels)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    """Clips the gradient of each example to a largest norm, and then takes the mean over the examples.

        norm    = the square root of the sum of the squares of all numbers in the gradient of one example,
                  over all arrays of the tree
        clipped = gradient * max_norm / norm     if norm > max_norm
                  gradient                       otherwise

    So each example has one norm. Each norm is 0, or between 0.01 and 1000. If it is 0, the clipped gradient is 0 too.
    If you add 1e-6 to each norm, small gradients become too short, and that counts as wrong.

    Args:
        grads: a tree of arrays, as `per_example_gradients` returns it. The first axis of each array is that of
            the examples. There is at least one example. The shape of an array may be (batch,).
        max_norm: a float between 0.01 and 1000. In a jitted function, it may be a tracer.

    Returns:
        The mean of the clipped gradients, in the same containers as `grads`, without the axis of the examples.

    Example:
        >>> grads = {"w": jnp.array([[3.0, 0.0], [0.0, 0.0]]), "b": jnp.array([4.0, 0.5])}
        >>> mean = clip_and_average(grads, 1.0)  # the norms are 5 and 0.5
        >>> print(mean["w"].round(4), mean["b"].round(4))
        [0.3 0. ] 0.65

    Checks:
        - clip_and_average clips each example's norm over the whole tree, and then takes the mean
        - a gradient of 0 stays 0, and small gradients are neither lengthened nor rounded away
        - clip_and_average takes any tree of arrays, and a batch of one example
        - no Python loop runs over the examples: more examples do not make a program longer
    """

    def clip(gradient: PyTree) -> PyTree:
        # Here is one example, so the sum over all leaves is its own, and no axis needs a number.
        norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(gradient)))
        # For a norm of 0, the quotient is infinite and 1 is smaller. Dividing the gradient by it would give NaN.
        factor = jnp.minimum(1, max_norm / norm)
        return jax.tree.map(lambda leaf: leaf * factor, gradient)

    # First clip, then take the mean: in the mean, nobody can tell any more who pulled.
    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
