"""Build a training on a grid of devices: one axis cuts the batch, and the other one cuts the network.

Lesson: exercises/ch9/README.md#mesh_2d_train

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch9.mesh_2d_train`. It trains a network on eight devices and on one
device, with your code both times. It prints how far the losses are apart, and draws both curves.

In all three functions:

- The mesh has two axes, named "data" and "model", and both are explicit. Each has at least one device, and their
  lengths may change from mesh to mesh.
- `params` is a list of layers, as in chapter 6. Each layer is a dict with the weights "w", of shape (inputs, outputs),
  and the biases "b", of shape (outputs,). There are two layers, or four, or any other even number above 0. The last
  layer has one output.
- `x` holds the examples, and `labels` holds 0 or 1 for each of them, int32. All other arrays are float32, and all
  numbers are finite.
- "data" cuts the examples and the labels. "model" cuts the layers. The first layer of each pair (1, 3, 5, ...) is cut
  by the outputs: the columns of "w", and "b". The second one (2, 4, 6, ...) is cut by the inputs: the rows of "w". Its
  "b" is not cut.
- The number of examples is a multiple of the length of "data". The number of outputs of the layers 1, 3, 5, ... is a
  multiple of the length of "model".
- `loss` and `train` are always called inside `jax.jit`. `place` works outside of it and inside, as `jax.device_put`
  does. Inside, `steps` and the mesh are static.
- The only collective is `all-reduce`: the devices exchange sums, and never examples, labels or params.
- No number is exactly 0 before a relu, so its slope there does not matter.
- After at most 100 steps with a rate of at most 0.2, an absolute error of 0.001 is fine.

You may write more functions of your own.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int

Params = list[dict[str, Float[Array, "..."]]]


def place(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Int[Array, " batch"]]:
    """Places a network and its examples on the mesh.

    Args:
        params: the layers, not on the mesh yet.
        x: the examples, not on the mesh yet.
        labels: what is right for them, not on the mesh yet.
        mesh: where to place them.

    Returns:
        The same numbers as (params, x, labels), placed as the list above says.

    Example:
        >>> mesh = jax.make_mesh((2, 4), ("data", "model"))
        >>> layers = [{"w": jnp.ones((2, 8)), "b": jnp.ones(8)}, {"w": jnp.ones((8, 1)), "b": jnp.ones(1)}]
        >>> params, x, labels = place(layers, jnp.ones((6, 2)), jnp.ones(6, "int32"), mesh)
        >>> jax.tree.map(lambda array: array.addressable_shards[0].data.shape, params)
        [{'b': (2,), 'w': (2, 2)}, {'b': (1,), 'w': (2, 1)}]
        >>> [array.addressable_shards[0].data.shape for array in (x, labels)]
        [(3, 2), (3,)]

    Checks:
        - place gives each device its part of the layers, the examples and the labels
    """
    # TODO: about 8 lines.
    raise NotImplementedError("place")


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    """Computes the mean logistic loss of the batch: log(1 + exp(logit)) - label * logit.

    Each layer computes `x @ w + b`, and passes it to the next one. On the way, relu sets negative numbers to 0. The
    last layer has no relu. Its only output is the logit. Logits are between -50 and 50.

    Args:
        params: the layers, placed on `mesh` as `place` does it.
        x: the examples, placed on `mesh`.
        labels: what is right for them, placed on `mesh`.
        mesh: the mesh, a static argument.

    Returns:
        The mean over the whole batch. All devices have it.

    Example:
        >>> mesh = jax.make_mesh((2, 2), ("data", "model"))
        >>> layers = [{"w": jnp.ones((1, 2)), "b": jnp.zeros(2)}, {"w": jnp.ones((2, 1)), "b": jnp.zeros(1)}]
        >>> placed = place(layers, jnp.array([[1.0], [2.0]]), jnp.array([1, 0]), mesh)
        >>> print(f"{jax.jit(loss, static_argnames='mesh')(*placed, mesh):.4f}")
        2.0725

    Checks:
        - loss agrees with one device, on meshes of any lengths
        - the devices exchange sums only
    """
    # TODO: about 8 lines.
    raise NotImplementedError("loss")


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    """Takes some steps of gradient descent, each with the whole batch.

    - In each step, each array of the params becomes array - rate * gradient, with the gradient of `loss`.
    - The traced program does not get longer with more steps.

    Args:
        params: the layers before the first step, placed on `mesh` as `place` does it.
        x: the examples, placed on `mesh`.
        labels: what is right for them, placed on `mesh`.
        rate: the learning rate, a float32 scalar that was not placed on `mesh`. It may be a Python float or a tracer.
        steps: how many steps to take, at least 1.
        mesh: the mesh, a static argument.

    Returns:
        The layers after the last step, placed like `params`, and the loss before each step. All devices have all
        losses.

    Example:
        >>> mesh = jax.make_mesh((2, 2), ("data", "model"))
        >>> layers = [{"w": jnp.ones((1, 2)), "b": jnp.ones(2)}, {"w": jnp.ones((2, 1)), "b": jnp.zeros(1)}]
        >>> placed = place(layers, jnp.array([[1.0], [2.0]]), jnp.array([1, 0]), mesh)
        >>> params, losses = jax.jit(train, static_argnames=("steps", "mesh"))(*placed, 0.25, 3, mesh)
        >>> [f"{one:.4f}" for one in losses.tolist()]
        ['3.0103', '1.5361', '0.9501']

    Checks:
        - train agrees with one device after many steps
        - train leaves on each device its own part of the layers, and all losses
        - the devices exchange sums only
        - the program of train does not get longer with more steps
    """
    # TODO: about 4 lines.
    raise NotImplementedError("train")


if __name__ == "__main__":
    from exercises.ch9.pictures.mesh_2d_train import show

    show(place, train)
