"""Say which fields of a class are data, and which are settings.

Lesson: exercises/ch6/README.md#static_fields

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

`Block` is a part of a network. Tell JAX what its fields are, and write `apply` and `train_step`:

- `w` and `b` are data. They are the leaves of a `Block`.
- `activation` and `repeats` are settings. They belong to the structure of a `Block`.
- So a `Block` can be an argument and a result of `jax.jit`, `jax.grad`, `jax.vmap` and `jax.tree.map`. They keep
  its settings. Two blocks with the same settings and shapes share a compiled program.
- All arrays are float32, and all numbers are finite.

You may replace `@dataclasses.dataclass` by a similar decorator, and add methods. `Block(w, b, activation, repeats)`
still makes a block, and its attributes keep their names.
"""

import dataclasses

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


# TODO: tell JAX which fields of Block are data, and which are settings. About 1 line, above or below the class.
@dataclasses.dataclass
class Block:
    """Some equal layers of a network, one after the other.

    Attributes:
        w: the weights of each layer.
        b: the bias of each layer.
        activation: `"tanh"` or `"relu"`.
        repeats: how many layers, from 1 to 10, a Python int.

    Example:
        >>> block = Block(jnp.eye(2), jnp.zeros(2), "tanh", 3)
        >>> len(jax.tree.leaves(block))
        2
        >>> doubled = jax.tree.map(lambda leaf: 2 * leaf, block)
        >>> print(doubled.w.tolist(), doubled.activation, doubled.repeats)
        [[2.0, 0.0], [0.0, 2.0]] tanh 3

    Checks:
        - w and b are the leaves of a Block, and jax.tree.map keeps its settings
        - apply repeats activation(x @ w + b), for both activations
        - calls of jax.jit(apply) share a program, if the settings are equal
        - jax.vmap maps apply over a stack of blocks
        - train_step goes against the gradient, and returns a Block with the same settings
    """

    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int


def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    """Sends x through all layers of the block: `repeats` times, x becomes activation(x @ w + b).

    It works inside `jax.jit`, and `jax.vmap` maps it over a `Block` whose `w` and `b` have one more axis in front.

    Args:
        block: the layers.
        x: a batch of examples.

    Returns:
        The output of the last layer.

    Example:
        >>> block = Block(jnp.eye(2), jnp.array([1.0, -5.0]), "relu", 2)
        >>> print(apply(block, jnp.array([[0.5, 9.0]])).tolist())
        [[2.5, 0.0]]

    Checks:
        - w and b are the leaves of a Block, and jax.tree.map keeps its settings
        - apply repeats activation(x @ w + b), for both activations
        - calls of jax.jit(apply) share a program, if the settings are equal
        - jax.vmap maps apply over a stack of blocks
    """
    # TODO: about 4 lines.
    raise NotImplementedError("apply")


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    """Takes one step of gradient descent on the mean of (apply(block, x) - y) ** 2.

    The mean is over all elements. It works inside `jax.jit` too.

    Args:
        block: the layers before the step.
        x: a batch of examples.
        y: the outputs that are right for them.
        rate: the learning rate, a Python float or a scalar array.

    Returns:
        A new `Block` with the same settings. Its `w` and `b` are those of `block`, minus `rate` times their gradient.

    Example:
        >>> block = Block(jnp.zeros((2, 2)), jnp.zeros(2), "tanh", 1)
        >>> stepped = train_step(block, jnp.array([[1.0, 2.0]]), jnp.array([[0.0, 1.0]]), 0.5)
        >>> print(stepped.w.tolist(), stepped.b.tolist(), stepped.repeats)
        [[0.0, 0.5], [0.0, 1.0]] [0.0, 0.5] 1

    Checks:
        - train_step goes against the gradient, and returns a Block with the same settings
    """
    # TODO: about 3 lines.
    raise NotImplementedError("train_step")
