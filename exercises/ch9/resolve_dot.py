"""Multiply matrices for which JAX has no rule, and say how each product is laid out.

Lesson: exercises/ch9/README.md#resolve_dot

Your code changes no argument, no global and no setting of JAX, and it prints nothing. All functions work inside
`jax.jit` too, with `mesh` as a static argument, and lay out their results in the same way there. The axes of each mesh
are explicit, and each has a length of at least 2. All arrays are float32 with finite numbers, and come placed on
`mesh`, as `Args` says. No axis of an array has length 0. If an axis of an argument or a result is cut, the number of
parts divides its length. A device receives what the collectives of the compiled program give to it.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    """Computes the gradient of the weights of a linear layer: `batch.T @ errors`.

    - A device receives at most as many numbers as the result has.

    Args:
        batch: placed by rows: `P("devices")`.
        errors: placed by rows: `P("devices")`.
        mesh: CPU devices along one axis, named "devices".

    Returns:
        `result[f, o]` is the sum of `batch[e, f] * errors[e, o]` over all examples e. It is whole on each device.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> batch, errors = jax.device_put((jnp.ones((32, 3)), jnp.ones((32, 2))), NamedSharding(mesh, P("devices")))
        >>> jax.typeof(weight_gradient(batch, errors, mesh))
        ShapedArray(float32[3,2])

    Checks:
        - weight_gradient sums over all examples, and each device has the whole result
        - weight_gradient sends a device only as many numbers as the result has
    """
    # TODO: about 1 line.
    raise NotImplementedError("weight_gradient")


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    """Computes a linear layer on a mesh with two axes: `batch @ weights`.

    - A device receives at most as many numbers as it holds of the result.

    Args:
        batch: placed by `P("data", "model")`: "data" cuts the examples, and "model" cuts the features.
        weights: placed by `P("model")`, so the features are cut.
        mesh: CPU devices along two axes, "data" and "model", in this order.

    Returns:
        The product. "data" cuts its examples, and nothing else is cut.

    Example:
        >>> mesh = jax.make_mesh((2, 4), ("data", "model"))
        >>> batch = jax.device_put(jnp.ones((6, 32)), NamedSharding(mesh, P("data", "model")))
        >>> weights = jax.device_put(jnp.ones((32, 5)), NamedSharding(mesh, P("model")))
        >>> jax.typeof(layer(batch, weights, mesh))
        ShapedArray(float32[6@data,5])

    Checks:
        - layer sums over all features, and data cuts the examples of the result
        - layer sends a device only as many numbers as it holds of the result
    """
    # TODO: about 1 line.
    raise NotImplementedError("layer")


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    """Multiplies each item with each item: `x @ x.T`.

    - A device receives at most as many numbers as `x` has.

    Args:
        x: placed by rows: `P("devices")`.
        mesh: CPU devices along one axis, named "devices".

    Returns:
        `result[i, j]` is the sum of `x[i, f] * x[j, f]` over all features f. It is placed by rows, like `x`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.ones((16, 3)), NamedSharding(mesh, P("devices")))
        >>> jax.typeof(similarities(x, mesh))
        ShapedArray(float32[16@devices,16])

    Checks:
        - similarities multiplies all pairs of items, and its rows are cut
        - similarities sends a device only as many numbers as x has
    """
    # TODO: about 1 line.
    raise NotImplementedError("similarities")
