"""Start a network with random weights, so that the numbers keep their size from layer to layer.

Lesson: exercises/ch5/README.md#init_mlp

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, and `sizes` always holds Python ints. A Python loop over the layers is fine.
All arrays are float32, and all keys are typed.
"""

import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    """Makes the parameters of a network of several layers.

    - Layer i takes `sizes[i]` numbers, its *fan-in*, and gives `sizes[i + 1]` numbers. So n sizes make n - 1 layers.
    - All weights are normal, with mean 0 and the standard deviation `sqrt(2 / fan_in)`. All biases are 0.
    - The normal numbers are not truncated, so a few are far from 0.
    - All weights are independent of one another, also those of different layers, whatever their shapes are.
    - Nothing is drawn from `key` itself.

    Args:
        key: a typed key. The caller uses it for this call only.
        sizes: a list or a tuple of at least two Python ints, each at least 1.

    Returns:
        A list with one dict for each layer, in order. `"w"` has the shape (fan-in, outputs), and `"b"` has the shape
        (outputs,).

    Example:
        >>> params = init_mlp(jax.random.key(0), (200, 100, 100, 10))
        >>> print([layer["w"].shape for layer in params], params[2]["b"].shape)
        [(200, 100), (100, 100), (100, 10)] (10,)
        >>> print(f"{jnp.std(params[0]['w']):.2f}", jnp.any(params[0]["b"]))
        0.10 False

    Checks:
        - init_mlp makes a list of layers with the right shapes, and zeros as biases
        - the weights are normal, with the standard deviation sqrt(2 / fan_in)
        - the weights of different layers are independent, whatever their shapes are
        - the numbers keep their size through 10 layers
    """
    shapes = list(itertools.pairwise(sizes))
    ends = list(itertools.accumulate(fan_in * outputs for fan_in, outputs in shapes))
    (only_key,) = jax.random.split(key, 1)
    flat = jax.random.normal(only_key, (ends[-1],), jnp.float32)
    return [
        {"w": piece.reshape(shape) / (shape[0] / 2) ** 0.5, "b": jnp.zeros(shape[1], jnp.float32)}
        for piece, shape in zip(jnp.split(flat, ends[:-1]), shapes, strict=True)
    ]


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    """Computes the output of the network.

    - Each layer computes `x @ w + b`, from the result of the layer before.
    - Between two layers, ReLU replaces negative numbers by 0. There is none after the last layer.

    Args:
        params: at least one layer, as `init_mlp` makes them. The biases may be any numbers.
        x: one example, or a batch of them. The last axis has the inputs.

    Returns:
        The output, with as many other axes as `x` has. Its last axis has the outputs of the last layer.

    Example:
        >>> params = [{"w": -jnp.eye(2), "b": jnp.zeros(2)}, {"w": jnp.ones((2, 1)), "b": -jnp.ones(1)}]
        >>> print(forward(params, jnp.array([[3.0, -4.0], [5.0, 6.0]])))
        [[ 3.]
         [-1.]]

    Checks:
        - forward applies each layer, with ReLU between the layers and not after the last one
        - the numbers keep their size through 10 layers
    """
    *before, last = params
    inputs = jnp.clip(forward(before, x), min=0) if before else x
    return jnp.tensordot(inputs, last["w"], axes=1) + last["b"]
