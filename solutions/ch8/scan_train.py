"""Run a whole training as one compiled program: a scan over its batches, and a scan over its epochs.

Lesson: exercises/ch8/README.md#scan_train

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all functions:

- `params` is a list of layers, at least one. Each layer is a dict with the weights `"w"`, of shape (inputs, outputs),
  and the biases `"b"`, of shape (outputs,). The last layer has one output.
- The two keys come in any order. A result may have them in another order.
- `velocity` has the containers and shapes of `params`.
- All arrays are float32, and all numbers are finite. `rate` is a Python float or a float32 scalar array.
- The functions work inside `jax.jit` too. `epochs` is a Python int even there.

You may write more functions of your own.
"""

import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


class State(NamedTuple):
    """Holds what changes from step to step.

    Checks:
        - step goes along the new velocity, and returns the loss before it
        - train takes a step with each batch in each epoch, and returns all losses
        - step and train keep all containers, and change no argument
        - no Python loop runs over batches or epochs: more of them make no program longer
        - params of earlier steps are not kept, and batches are not copied
        - train is at least 3 times as fast as the same steps without jit
    """

    params: Params
    velocity: Params


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    """Computes the mean squared error of a network, with tanh between its layers.

    This function is done. Leave it as it is, and call it in `step`.

    Args:
        params: the layers, from the first to the last.
        x: a batch of examples.
        y: the number that is right for each of them.

    Returns:
        The mean over the batch, a scalar.

    Example:
        >>> params = [{"w": jnp.array([[2.0]]), "b": jnp.array([1.0])}]
        >>> print(loss(params, jnp.array([[0.0], [1.0]]), jnp.array([1.0, 0.0])))
        4.5
    """
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return jnp.mean((x @ last["w"] + last["b"] - y[:, None]) ** 2)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float
) -> tuple[State, Float[Array, ""]]:
    """Takes one step of gradient descent with momentum.

    `gradient` is the gradient of `loss` for this batch, at the old params. For each array of the params:

        velocity = 0.9 * velocity + gradient
        params = params - rate * velocity          with the new velocity

    Args:
        state: params and velocity before the step.
        x: a batch of at least one example.
        y: the number that is right for each of them.
        rate: the learning rate.

    Returns:
        The state after the step, with the same containers, shapes and dtypes, and the loss of the batch before the
        step.

    Example:
        >>> state = State([{"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}], [{"w": jnp.ones((1, 1)), "b": jnp.zeros(1)}])
        >>> state, before = step(state, jnp.array([[1.0]]), jnp.array([2.0]), 0.5)
        >>> print(before, state.params[0]["w"], state.params[0]["b"])
        4.0 [[1.55]] [2.]

    Checks:
        - step goes along the new velocity, and returns the loss before it
        - step and train keep all containers, and change no argument
    """
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    return State(jax.tree.map(lambda old, change: old - rate * change, state.params, velocity), velocity), before


@functools.partial(jax.jit, static_argnames="epochs")
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    """Goes through all batches once per epoch, in their order, and takes a step with each of them.

    The state goes on from one epoch to the next, the velocity too.

    - No Python loop runs over batches or epochs. If there is one layer, the whole program of a traced call has at most
      150 operations, however many steps it takes. What a scan repeats counts once.
    - Params of earlier steps are not kept, and batches are not copied for each epoch. So no array of the program has
      more than twice as many numbers as the largest of these: `x`, the losses, and all params together.
    - It is fast without an outer `jax.jit` too. A second call with the same shapes and as many epochs compiles
      nothing, for another rate too. It is at least 3 times as fast as the same steps without any `jax.jit`. This is
      checked with `epochs=2`, 2 batches of 8 examples, and one layer from 4 numbers to 1.

    Args:
        state: the state before the first step.
        x: the batches, at least one.
        y: the numbers that are right for them.
        rate: the learning rate of each step.
        epochs: how often to go through all batches, at least once.

    Returns:
        The state after the last step, with the same containers, shapes and dtypes, and the loss of each step. In row
        `i` are the losses of epoch `i`, each of its batch before its step.

    Example:
        >>> params = [{"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}]
        >>> state = State(params, jax.tree.map(jnp.zeros_like, params))
        >>> x = jnp.array([[[0.0], [1.0]], [[2.0], [3.0]]])
        >>> state, losses = train(state, x, 2 * x[:, :, 0] + 1, 0.01, epochs=200)
        >>> print(losses.shape, losses[0])
        (200, 2) [ 5.     35.6035]
        >>> print(f"{state.params[0]['w'][0, 0]:.3f} {state.params[0]['b'][0]:.3f}")
        2.000 1.000

    Checks:
        - train takes a step with each batch in each epoch, and returns all losses
        - step and train keep all containers, and change no argument
        - no Python loop runs over batches or epochs: more of them make no program longer
        - params of earlier steps are not kept, and batches are not copied
        - train is at least 3 times as fast as the same steps without jit
    """

    def advance(state, batch):
        return step(state, *batch, rate)

    # Only the losses leave the inner scan as its second result. The state is carried, and one copy of it is enough.
    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)
