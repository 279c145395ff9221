"""Repair two functions: the `pjit` of old notes becomes `jax.jit`.

Lesson: exercises/ch9/README.md#port_pjit

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The program below comes from old notes, and it does not run any more. Repair it, so that this holds:

- The numbers are those that the old program gave.
- Each result is placed on `mesh`, as `Returns` says. In the old program, `None` meant: whole on each device.
- In `product`, each device starts with all that it needs. So the devices exchange no numbers.
- The functions work inside `jax.jit` too, with `mesh` as a static argument. Their results are placed in the same way.
- Outside of `jax.jit`, a call raises no DeprecationWarning. An import may raise one.

Only these five points are checked, so other ways are right too. All arrays are float32, with finite numbers, and none
of their axes has length 0. They are JAX arrays that are not placed on a mesh yet.
"""

import jax
import jax.numpy as jnp
from jax.experimental.pjit import pjit
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    """Multiplies two matrices.

    Args:
        left: the length of the mesh axis "data" divides the number of rows.
        right: the length of the mesh axis "model" divides the number of columns.
        mesh: CPU devices along two automatic axes, "data" and "model", in this order. They have any lengths, also 1.

    Returns:
        `left @ right`. The mesh axis "data" cuts its rows, and "model" cuts its columns.

    Example:
        >>> mesh = jax.make_mesh((2, 4), ("data", "model"), axis_types=(jax.sharding.AxisType.Auto,) * 2)
        >>> result = product(jnp.ones((6, 3)), jnp.ones((3, 8)), mesh)
        >>> result.shape, result.addressable_shards[0].data.shape
        ((6, 8), (3, 2))

    Checks:
        - product gives the right numbers, and cuts rows by data and columns by model
        - in product, the devices exchange no numbers
        - a call of either function raises no DeprecationWarning
    """
    # TODO: repair this function.
    with mesh:
        return pjit(
            jnp.matmul,
            in_axis_resources=(P("data", None), P(None, "model")),
            out_axis_resources=P("data", "model"),
        )(left, right)


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    """Computes the scores of each example, and the largest of them.

    Args:
        params: `{"w": ..., "b": ...}`, with arrays of shape (features, classes) and (classes,).
        batch: the length of the mesh axis "data" divides the number of examples.
        mesh: CPU devices along two automatic axes, "data" and "model", in this order. They have any lengths, also 1.

    Returns:
        A dict with two keys, in any order. "scores" is `batch @ w + b`, and "data" cuts its rows. "largest" has one
        number for each example, the largest of its scores. It is whole on each device.

    Example:
        >>> mesh = jax.make_mesh((2, 4), ("data", "model"), axis_types=(jax.sharding.AxisType.Auto,) * 2)
        >>> params = {"w": jnp.ones((3, 5)), "b": jnp.ones(5)}
        >>> result = predict(params, jnp.ones((6, 3)), mesh)
        >>> result["scores"].addressable_shards[0].data.shape
        (3, 5)
        >>> result["largest"].addressable_shards[0].data.shape
        (6,)

    Checks:
        - predict gives the right numbers, and cuts the scores by data
        - predict puts the largest scores on each device as a whole
        - a call of either function raises no DeprecationWarning
    """

    # TODO: repair this function.
    def scores_and_largest(params, batch):
        scores = batch @ params["w"] + params["b"]
        return {"scores": scores, "largest": scores.max(axis=1)}

    with mesh:
        return pjit(
            scores_and_largest,
            in_axis_resources=(None, P("data")),
            out_axis_resources={"scores": P("data"), "largest": None},
        )(params, batch)
