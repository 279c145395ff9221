"""Differentiate through a gradient step: find the start from which one step helps most.

Lesson: exercises/ch4/README.md#maml_step

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- `loss_fn(params, x, y)` is a pure function of JAX. Call it with its arguments by position. It returns the loss of a
  batch of examples, a scalar. It is smooth, so each gradient has a gradient too.
- `params` is a dict, list or tuple. It holds arrays, or more dicts, lists and tuples of arrays. The new params that a
  function returns have the same containers, shapes and dtypes.
- All arrays are float32, and all numbers are finite. Rates are Python floats or scalar arrays.
- The functions work inside `jax.jit` too. All arguments but `loss_fn` may be tracers there, rates too.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]
Loss = Callable[[Params, Float[Array, "examples features"], Float[Array, "examples outputs"]], Float[Array, ""]]
Examples = tuple[Float[Array, "tasks examples features"], Float[Array, "tasks examples outputs"]]


def adapt(
    loss_fn: Loss,
    params: Params,
    x: Float[Array, "examples features"],
    y: Float[Array, "examples outputs"],
    rate: float,
) -> Params:
    """Takes one step of gradient descent on the examples of one task: params - rate * gradient of the loss.

    Args:
        loss_fn: any loss, as above.
        params: the start.
        x: the inputs of the task, at least one.
        y: the outputs that are right for them.
        rate: the learning rate.

    Returns:
        The params after the step.

    Example:
        >>> def squared_error(params, x, y):
        ...     return jnp.mean((x @ params["w"] + params["b"] - y) ** 2)
        >>> params = {"w": jnp.zeros((2, 1)), "b": jnp.zeros(1)}
        >>> x, y = jnp.array([[1.0, 0.0], [0.0, 2.0]]), jnp.array([[1.0], [3.0]])
        >>> adapted = adapt(squared_error, params, x, y, 0.5)
        >>> print(adapted["w"].tolist(), adapted["b"].tolist())
        [[0.5], [3.0]] [2.0]

    Checks:
        - adapt takes one step against the gradient, and returns new params
    """
    # TODO: about 2 lines.
    raise NotImplementedError("adapt")


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    """Computes how good a start is: the mean, over all tasks, of the test loss after one step.

    For each task by itself: adapt `params` to the task's train examples, by one step with `inner_rate`. Then compute
    the loss of the adapted params for the task's test examples. Each task begins at the same `params`.

    Args:
        loss_fn: any loss, as above.
        params: the start, the same for all tasks.
        train: x and y, the examples to adapt to. Their first axis is that of the tasks. There is at least one
            task, and each task has at least one example.
        test: x and y, the examples to judge by. Each task has at least one, perhaps fewer or more than in `train`.
        inner_rate: the learning rate of the step.

    Returns:
        The mean, a scalar.

    Example:
        >>> def squared_error(params, x, y):
        ...     return jnp.mean((x @ params["w"] + params["b"] - y) ** 2)
        >>> params = {"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}
        >>> x = jnp.array([[[1.0]], [[2.0]]])  # two tasks, one example each, one feature
        >>> print(f"{maml_loss(squared_error, params, (x, x), (x, 3 * x), 0.1):.2f}")
        11.38

    Checks:
        - maml_loss is the mean, over all tasks, of the test loss after one step
        - any loss and any tree of params will do
    """
    # TODO: about 6 lines.
    raise NotImplementedError("maml_loss")


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    """Improves the start by one step of gradient descent on `maml_loss`: params - outer_rate * its gradient.

    The gradient is that with respect to `params`, the start, and it goes through the step of each task. So it has the
    second derivatives of the loss in it. They are missing in the gradient with respect to the adapted params.

    However many tasks there are, the traced program has at most 300 operations, if `loss_fn` has at most 8 and `params`
    has two arrays. So no Python loop runs over the tasks.

    Args:
        loss_fn: any loss, as above.
        params: the start.
        train: x and y, as in `maml_loss`.
        test: x and y, as in `maml_loss`.
        inner_rate: the learning rate of the step of each task.
        outer_rate: the learning rate of the step of the start.

    Returns:
        The new start.

    Example:
        >>> def squared_error(params, x, y):
        ...     return jnp.mean((x @ params["w"] + params["b"] - y) ** 2)
        >>> params = {"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}
        >>> x = jnp.array([[[1.0]], [[2.0]]])
        >>> better = maml_step(squared_error, params, (x, x), (x, 3 * x), 0.1, 0.01)
        >>> print(f"{maml_loss(squared_error, better, (x, x), (x, 3 * x), 0.1):.2f}")
        11.33

    Checks:
        - maml_step goes against the gradient with respect to the start, second derivatives included
        - any loss and any tree of params will do
        - no Python loop runs over the tasks: more tasks make no program longer
    """
    # TODO: about 2 lines.
    raise NotImplementedError("maml_step")
