import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return _clip(x, jnp.asarray(limit, dtype=jnp.float32))


@jax.custom_vjp
def _clip(x, limit):
    return x


def _clip_fwd(x, limit):
    return _clip(x, limit), {"limit": limit}


def _clip_bwd(residuals, g):
    limit = residuals["limit"]
    return jax.tree.map(lambda leaf: jnp.maximum(jnp.minimum(leaf, limit), -limit), g), jnp.zeros_like(limit)


_clip.defvjp(_clip_fwd, _clip_bwd)


def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return _shorten(x, jnp.asarray(max_norm, dtype=jnp.float32))


@jax.custom_vjp
def _shorten(x, max_norm):
    return x


def _shorten_fwd(x, max_norm):
    return _shorten(x, max_norm), {"max_norm": max_norm}


def _shorten_bwd(residuals, g):
    max_norm = residuals["max_norm"]
    squares = jax.tree.map(lambda leaf: jnp.sum(jnp.square(leaf)), g)
    norm = jnp.sqrt(jax.tree.reduce(jnp.add, squares))
    safe = jnp.where(norm == 0, 1.0, norm)
    factor = jnp.where(norm > max_norm, max_norm / safe, 1.0)
    return jax.tree.map(lambda leaf: factor * leaf, g), jnp.zeros_like(max_norm)


_shorten.defvjp(_shorten_fwd, _shorten_bwd)
