# breaks: "all that flows back, unchanged                 otherwise": gradients that are shorter than max_norm are made longer, to max_norm
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


@jax.custom_vjp
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return x


def norm_forward(x, max_norm):
    return x, max_norm


def norm_backward(max_norm, cotangents):
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    factor = jnp.where(norm > 0, max_norm / jnp.where(norm > 0, norm, 1.0), 0.0)
    return jax.tree.map(lambda leaf: leaf * factor, cotangents), None


clip_gradient_norm.defvjp(norm_forward, norm_backward)
