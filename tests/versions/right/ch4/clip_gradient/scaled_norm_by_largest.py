import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@jax.custom_vjp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


def clip_forward(x, limit):
    return x, limit


def clip_backward(limit, cotangents):
    return jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), cotangents), None


clip_gradient.defvjp(clip_forward, clip_backward)


def tree_norm(tree):
    leaves = jax.tree.leaves(tree)
    largest = jnp.max(jnp.stack([jnp.max(jnp.abs(leaf)) for leaf in leaves]))
    scale = jnp.where(largest > 0, largest, 1.0)
    return scale * jnp.sqrt(sum(jnp.sum((leaf / scale) ** 2) for leaf in leaves))


@jax.custom_vjp
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return x


def norm_forward(x, max_norm):
    return x, max_norm


def norm_backward(max_norm, g):
    norm = tree_norm(g)
    return jax.tree.map(lambda leaf: leaf / jnp.maximum(norm / max_norm, 1.0), g), None


clip_gradient_norm.defvjp(norm_forward, norm_backward)
