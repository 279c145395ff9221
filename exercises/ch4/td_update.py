"""Keep the gradient out of a target that the model computes itself.

Lesson: exercises/ch4/README.md#td_update

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

All functions work inside `jax.jit` too. All numbers are float32, but `is_last` is boolean.

`params` is `{"w": w, "b": b}`. The shape of `w` is (features,), and that of `b` is ().

A `batch` holds steps of an agent. It is a dict of arrays, with at least one step:

- `batch["states"]`, of shape (steps, features): the state before each step.
- `batch["rewards"]`, of shape (steps,): the reward of each step.
- `batch["next_states"]`, of shape (steps, features): the state after each step. If a step is the last one, its row
  may hold any numbers, even NaN or infinity.
- `batch["is_last"]`, of shape (steps,): True if nothing follows after this step.

All other numbers are finite.
"""

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Shaped


def value(params: dict[str, Float[Array, "..."]], states: Float[Array, "steps features"]) -> Float[Array, " steps"]:
    """Predicts the value of each state. This function is right. The checks do not call it by itself.

    Args:
        params: the weights and the bias.
        states: one row for each state.

    Returns:
        One value for each state.
    """
    return states @ params["w"] + params["b"]


def td_loss(
    params: dict[str, Float[Array, "..."]], batch: dict[str, Shaped[Array, "steps ..."]], discount: float
) -> Float[Array, ""]:
    """Returns half of the mean squared error of the predicted values, over all steps of the batch.

        target  = reward + discount * value of the next state     if is_last is False
                  reward                                          if is_last is True
        td_loss = 0.5 * mean((target - value of the state) ** 2)

    The loss has this value. But in the gradient with respect to `params`, each target counts as a constant:

        gradient for w = -mean((target - value of the state) * state)
        gradient for b = -mean(target - value of the state)

    Loss and gradient are finite, even if next states after a last step are not. The checks differentiate with
    `jax.grad`, with respect to `params` only.

    Args:
        params: the weights and the bias of `value`.
        batch: the steps.
        discount: a number from 0 to 1. In a jitted function, it may be a tracer.

    Returns:
        The loss, a scalar.

    Example:
        >>> params = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}
        >>> batch = {
        ...     "states": jnp.array([[1.0, 0.0], [0.0, 1.0]]),  # of values 1.5 and 2.5
        ...     "rewards": jnp.array([1.0, 4.5]),
        ...     "next_states": jnp.array([[0.0, 1.0], [jnp.nan, jnp.nan]]),
        ...     "is_last": jnp.array([False, True]),
        ... }
        >>> td_loss(params, batch, 0.8)  # the targets are 3 and 4.5
        Array(1.5625, dtype=float32)
        >>> print(jax.grad(td_loss)(params, batch, 0.8)["w"])
        [-0.75 -1.  ]

    Checks:
        - td_loss agrees with its formula: its value depends on the targets
        - the gradient of td_loss takes the targets as constants
        - after a last step only the reward counts, even if the next state is NaN or infinite
    """
    # TODO: repair this function. Its gradient flows through the targets, and a last step may make it NaN.
    following = (1.0 - batch["is_last"]) * value(params, batch["next_states"])
    targets = batch["rewards"] + discount * following
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)


def td_update(
    params: dict[str, Float[Array, "..."]],
    batch: dict[str, Shaped[Array, "steps ..."]],
    discount: float,
    learning_rate: float,
) -> dict[str, Float[Array, "..."]]:
    """Takes one step of gradient descent along the gradient of `td_loss`. It is right if `td_loss` is.

        w: w - learning_rate * gradient for w
        b: b - learning_rate * gradient for b

    Args:
        params: the weights and the bias of `value`.
        batch: the steps.
        discount: a number from 0 to 1. In a jitted function, it may be a tracer.
        learning_rate: a positive number. In a jitted function, it may be a tracer.

    Returns:
        New parameters, a dict with the entries, shapes and dtypes of `params`.

    Example:
        >>> params = {"w": jnp.array([0.0, 0.0]), "b": jnp.array(1.0)}
        >>> batch = {
        ...     "states": jnp.array([[1.0, 0.0]]),
        ...     "rewards": jnp.array([3.0]),
        ...     "next_states": jnp.array([[0.0, 1.0]]),
        ...     "is_last": jnp.array([False]),
        ... }
        >>> params = td_update(params, batch, 0.5, 0.1)  # the target is 3.5
        >>> print(params["w"], params["b"])
        [0.25 0.  ] 1.25

    Checks:
        - td_update takes one step down the gradient of td_loss
        - many updates find the values of a random walk
    """
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
