import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _identity(x, bound):
    return x


def _keep_bound(x, bound):
    return x, jnp.array([-1.0, 1.0]) * bound


def _clip_back(bounds, g):
    low, high = bounds
    leaves, treedef = jax.tree.flatten(g)
    return treedef.unflatten([jnp.clip(leaf, low, high) for leaf in leaves]), jnp.zeros(())


def _norm_back(bounds, g):
    leaves, treedef = jax.tree.flatten(g)
    squared = jnp.sum(jnp.array([jnp.sum(leaf**2) for leaf in leaves]))
    bound = bounds[1]
    long = squared > bound**2
    factor = bound * jax.lax.rsqrt(jnp.where(long, squared, bound**2))
    return treedef.unflatten([jnp.where(long, leaf * factor, leaf) for leaf in leaves]), jnp.zeros(())


_clip = jax.custom_vjp(lambda x, bound: _identity(x, bound))
_clip.defvjp(_keep_bound, _clip_back)
_norm = jax.custom_vjp(lambda x, bound: _identity(x, bound))
_norm.defvjp(_keep_bound, _norm_back)


def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return _clip(x, limit)


def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return _norm(x, max_norm)
