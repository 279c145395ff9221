from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    w, b = params["w"], params["b"]
    products = jnp.sum(x[None, :, None] * w, axis=1)
    return products + jnp.swapaxes(b, 0, 1)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    if any(name not in data for name in mapped):
        raise KeyError([name for name in mapped if name not in data])
    leaves, treedef = jax.tree.flatten(data)
    paths = jax.tree_util.tree_flatten_with_path(data)[0]
    axes = [0 if path[0].key in mapped else None for path, _ in paths]

    def on_leaves(shared, flat):
        return fn(shared, jax.tree.unflatten(treedef, flat))

    return jax.vmap(on_leaves, in_axes=(None, axes))(params, leaves)
