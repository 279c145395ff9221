"""Train a network whose params are nested, without naming them one by one.

Lesson: exercises/ch6/README.md#tree_sgd

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- `params` is a list of layers, at least one. Each layer is a dict with the weights `"w"`, of shape (inputs, outputs),
  and the biases `"b"`, of shape (outputs,). The two keys come in any order. A result may have them in another order.
- `x` holds at least one example. `y` holds the outputs that are right for them.
- The loss is the mean of (forward(params, x) - y) ** 2 over all elements.
- All arrays are float32 JAX arrays, and all numbers are finite. `rate` is a Python float or a scalar array.
- The functions work inside `jax.jit` too. `steps` is a Python int even there.

You may write more functions of your own.
"""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    """Sends a batch of examples through all layers.

    Each layer computes `x @ w + b`, and passes it to the next one. Between two layers, tanh is applied to each number.
    After the last layer, it is not.

    Args:
        params: the layers, from the first to the last.
        x: a batch of examples.

    Returns:
        The output of the last layer.

    Example:
        >>> first = {"w": jnp.array([[1.0, -1.0]]), "b": jnp.array([0.0, 1.0])}
        >>> last = {"w": jnp.array([[3.0], [2.0]]), "b": jnp.array([1.0])}
        >>> print(forward([first, last], jnp.array([[0.0], [1.0]])))
        [[2.5232]
         [3.2848]]

    Checks:
        - forward sends a batch through any number of layers, with tanh between them
    """
    # TODO: about 4 lines.
    raise NotImplementedError("forward")


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    """Takes one step of gradient descent: each array of the params, minus `rate` times its gradient of the loss.

    Args:
        params: the layers before the step.
        x: a batch of examples.
        y: the outputs that are right for them.
        rate: the learning rate.

    Returns:
        New params, with the same containers, keys, shapes and dtypes.

    Example:
        >>> params = [{"w": jnp.zeros((2, 1)), "b": jnp.zeros(1)}]
        >>> updated = update(params, jnp.array([[1.0, 2.0]]), jnp.array([[3.0]]), 0.5)
        >>> print(updated[0]["w"].tolist(), updated[0]["b"].tolist())
        [[3.0], [6.0]] [3.0]

    Checks:
        - update takes one step against the gradient of the mean squared error
        - update keeps the containers and keys, and changes no argument
    """
    # TODO: about 3 lines.
    raise NotImplementedError("update")


def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    """Takes `steps` updates, all on the same examples.

    - No Python loop runs over the steps. If there is one layer, the whole program of a traced call has at most 90
      operations, however many steps there are.
    - It is fast without an outer `jax.jit` too. A second call with the same shapes and as many steps compiles nothing.
      It is at least 3 times as fast as the same steps without `jax.jit`. This is checked with `steps=2`, a layer from 2
      to 4 numbers, one from 4 to 1, and 8 examples.

    Args:
        params: the layers before the first step.
        x: a batch of examples.
        y: the outputs that are right for them.
        rate: the learning rate of each step.
        steps: how many steps, at least 1.

    Returns:
        The params after the last step, with the same containers, keys, shapes and dtypes.

    Example:
        >>> x = jnp.array([[0.0], [1.0], [2.0]])
        >>> params = [{"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}]
        >>> trained = train(params, x, 3 * x - 1, 0.2, steps=500)
        >>> print(f"{trained[0]['w'][0, 0]:.3f} {trained[0]['b'][0]:.3f}")
        3.000 -1.000

    Checks:
        - train takes as many steps as asked, and keeps the containers and keys
        - no Python loop runs over the steps: more steps make no program longer
        - train is at least 3 times as fast as the same steps without jit
    """
    # TODO: about 1 line here, and 1 line above the function.
    raise NotImplementedError("train")
