"""Train many networks at once, and ask all of them: their spread says how sure they are.

Lesson: exercises/ch8/README.md#ensemble

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all functions:

- A network has two layers, and `params` is a list of them. Each is a dict with the weights `"w"`, of shape (inputs,
  outputs), and the biases `"b"`, of shape (outputs,). There are 16 hidden numbers, and one output.
- `members` is a tree with the containers of `params`. Each array has one more axis, the first one: one row for each
  member of the ensemble.
- `x` holds at least one example, and `y` the numbers that are right for them.
- All keys are typed, and no two of them are equal. All other arrays are float32, and all numbers are finite.
- `rate` is a Python float or a float32 scalar array.
- The functions work inside `jax.jit` too. `steps` is a Python int even there.

You may write more functions of your own.
"""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

Params = list[dict[str, Float[Array, "..."]]]

HIDDEN = 16


def init(key: Key[Array, ""], features: int) -> Params:
    """Makes the layers of a network, with random weights and biases.

    This function is done. Leave it as it is, and call it in `train_one`.

    Args:
        key: a typed key.
        features: how many numbers an example has.

    Returns:
        The params.

    Example:
        >>> jax.tree.map(jnp.shape, init(jax.random.key(0), 3))
        [{'b': (16,), 'w': (3, 16)}, {'b': (1,), 'w': (16, 1)}]
    """
    # One draw gives all of them: the weights of the hidden layer, its biases, and the last weights.
    numbers = jax.random.normal(key, (features + 2, HIDDEN))
    return [{"w": numbers[:-2], "b": numbers[-2]}, {"w": numbers[-1][:, None] / 4, "b": jnp.zeros(1)}]


def forward(params: Params, x: Float[Array, "examples features"]) -> Float[Array, " examples"]:
    """Computes the prediction of one network for each example.

    This function is done. Leave it as it is, and call it in `train_one` and in `predict`.

    Args:
        params: the layers of one network.
        x: the examples.

    Returns:
        One number for each example.

    Example:
        >>> forward(init(jax.random.key(0), 3), jnp.ones((5, 3))).shape
        (5,)
    """
    hidden, last = params
    return (jnp.tanh(x @ hidden["w"] + hidden["b"]) @ last["w"] + last["b"])[:, 0]


def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    """Trains one network by gradient descent.

    - It starts from `init(key, features)`, with the key as it is. Nothing else is random.
    - The loss is the mean of (forward(params, x) - y) ** 2 over all examples.
    - In each step, each array of the params becomes itself minus `rate` times its gradient.

    Args:
        key: the key of this network.
        x: the examples. All steps use all of them.
        y: the numbers that are right for them.
        rate: the learning rate.
        steps: how many steps. It may be 0, and then the result is the start.

    Returns:
        The params after the last step.

    Example:
        >>> x, y = jnp.array([[0.0], [1.0]]), jnp.array([1.0, 3.0])
        >>> start, trained = (train_one(jax.random.key(0), x, y, 0.05, steps) for steps in (0, 300))
        >>> print(forward(start, x), forward(trained, x))
        [-0.2829 -0.8238] [1. 3.]

    Checks:
        - train_one starts from its key, and takes as many steps as asked
    """
    # TODO: about 8 lines.
    raise NotImplementedError("train_one")


def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    """Trains a network for each key, all on the same examples.

    - Member `i` equals `train_one(keys[i], x, y, rate, steps)`, but for rounding.
    - No Python loop runs over members or steps. The whole program of a traced call has at most 600 operations. If there
      are 100 more members or steps, it has at most 50 more.
    - It is fast without an outer `jax.jit` too. A second call with the same shapes and as many steps compiles nothing.
      It is at least 3 times as fast as the same mapped training without any `jax.jit`. This is checked with 6 keys,
      4 examples of 1 number, and `steps=1`.

    Args:
        keys: at least one key.
        x: the examples.
        y: the numbers that are right for them.
        rate: the learning rate.
        steps: how many steps, as in `train_one`.

    Returns:
        The trained members, in the order of their keys.

    Example:
        >>> keys = jax.random.split(jax.random.key(0), 10)
        >>> members = train_all(keys, jnp.array([[0.0], [1.0]]), jnp.array([1.0, 3.0]), 0.05, 300)
        >>> jax.tree.map(jnp.shape, members)
        [{'b': (10, 16), 'w': (10, 1, 16)}, {'b': (10, 1), 'w': (10, 16, 1)}]

    Checks:
        - each member of train_all is what train_one makes of its key
        - no Python loop runs over members or steps: more of them make no program longer
        - train_all is at least 3 times as fast as the same training without jit
    """
    # TODO: about 1 line here, and 1 line above the function.
    raise NotImplementedError("train_all")


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    """Computes the mean of the members' predictions, and their spread.

    - The spread is the standard deviation: the root of the mean squared distance from the mean. With a single member,
      it is 0. If all predictions are near 1,000 or -1,000, it is still right to 0.01.
    - No Python loop runs over members. The whole program of a traced call has at most 150 operations.

    Args:
        members: at least one member.
        x: the examples.

    Returns:
        For each example, the mean over all members, and the spread over all members.

    Example:
        >>> keys = jax.random.split(jax.random.key(0), 10)
        >>> members = train_all(keys, jnp.array([[0.0], [1.0]]), jnp.array([1.0, 3.0]), 0.05, 300)
        >>> mean, spread = predict(members, jnp.array([[1.0], [4.0]]))
        >>> print(jnp.round(mean, 2), jnp.round(spread, 2))
        [3.   3.52] [0.   0.47]

    Checks:
        - predict gives the mean and the spread of all predictions, not of the params
        - no Python loop runs over members or steps: more of them make no program longer
    """
    # TODO: about 2 lines.
    raise NotImplementedError("predict")
