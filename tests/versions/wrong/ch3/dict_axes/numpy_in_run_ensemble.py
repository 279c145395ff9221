# breaks: "Both functions work inside `jax.jit` too": np.asarray of a traced array is a TracerArrayConversionError; right outside jit
from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    w, b = np.asarray(params["w"]), np.asarray(params["b"])
    return jnp.asarray(np.einsum("f,mfc->mc", np.asarray(x), w) + b.T)


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
