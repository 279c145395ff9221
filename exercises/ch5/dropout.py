"""Drop numbers at random in training, keep their average, and change nothing in evaluation.

Lesson: exercises/ch5/README.md#dropout

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep compiled
functions.

In both functions:

- `jax.jit` compiles the function. A call traces nothing if an earlier call had the same `train` and the same shapes.
  So `key`, `rate` and all numbers may differ.
- The checks pass all arguments by position. `train` is a Python bool, and `rate` is a Python float.
- The functions work inside another `jax.jit` or `jax.vmap` too. There `rate` may be traced, and `train` never is.
- In evaluation (`train` is False), the result does not depend on `key` and `rate`, and `key` may be None. The first
  call with None may trace once more.
- All arrays are float32, and their numbers are finite. All keys are typed.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    """Replaces each number by 0 with the probability `rate`, and makes the others larger.

    In training:

        result = 0                 with the probability rate
                 x / (1 - rate)    otherwise

    - Each number is kept or dropped independently of all others, also of those in the same row.
    - The average of the result over many keys is `x`.

    In evaluation, the result is `x`, exactly.

    Args:
        key: a typed key. The caller uses it for this call only. In evaluation, it may be None.
        x: any shape, also ().
        rate: the probability to drop a number, between 0 and 0.9.
        train: True in training, False in evaluation.

    Returns:
        The result, in the shape of `x`.

    Example:
        >>> x = jnp.array([1.0, 2.0, 4.0, 8.0])
        >>> print(sorted(set(dropout(jax.random.key(0), jnp.ones(1000), 0.5, True).tolist())))
        [0.0, 2.0]
        >>> print(dropout(None, x, 0.5, False))
        [1. 2. 4. 8.]

    Checks:
        - dropout drops the right share, each number by itself, and scales the others
        - in evaluation, nothing is dropped and no key is needed
        - a call with another key or rate traces nothing, and only train makes a second program
    """
    # TODO: about 4 lines, and one above the function.
    raise NotImplementedError("dropout")


def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    """Computes the output of a model with two layers, with dropout before each layer.

        hidden = max(0, dropout(x) @ w + b)     with w and b of params[0]
        output = dropout(hidden) @ w + b        with w and b of params[1]

    - The numbers that are dropped in one layer are independent of those that are dropped in the other, also if `x` and
      `hidden` have the same shape.
    - Nothing is drawn from `key` itself.

    Args:
        key: as in `dropout`.
        params: two dicts `{"w": ..., "b": ...}`, with matrices `w` and vectors `b`.
        x: the inputs, at least one example.
        rate: as in `dropout`, for both layers.
        train: as in `dropout`.

    Returns:
        The output.

    Example:
        >>> params = [{"w": jnp.eye(2), "b": jnp.zeros(2)}, {"w": jnp.ones((2, 1)), "b": jnp.ones(1)}]
        >>> print(forward(None, params, jnp.array([[3.0, 4.0]]), 0.5, False))
        [[8.]]
        >>> print(forward(jax.random.key(0), params, jnp.ones((5, 2)), 0.5, True).shape)
        (5, 1)

    Checks:
        - forward computes the model, and in evaluation nothing is dropped
        - forward drops the right share before each layer, and each layer has a mask of its own
        - a call with another key or rate traces nothing, and only train makes a second program
    """
    # TODO: about 4 lines, and one above the function.
    raise NotImplementedError("forward")
