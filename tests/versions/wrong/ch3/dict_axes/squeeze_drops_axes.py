# breaks: "All sizes are at least 1.": squeeze of b drops axes of size 1; with 1 class and several members, b of shape (members,) is added along the wrong axis, and the result is (members, members)
from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    w = jnp.squeeze(params["w"])
    return jnp.einsum("f,mfc->mc", x, w.reshape(params["w"].shape)) + jnp.squeeze(params["b"]).T


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    unknown = set(mapped) - data.keys()
    if unknown:
        raise KeyError(f"data has no {sorted(unknown)}")
    axes = {name: 0 if name in mapped else None for name in data}
    return jax.vmap(fn, in_axes=(None, axes))(params, data)
