# breaks: "Your code changes no argument, no global and no setting of JAX, and it prints nothing.": the limit is kept in a global, so two calls with different limits in one loss both use the last one, and a traced limit leaks
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


KEPT = {}


@jax.custom_vjp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


def clip_forward(x, limit):
    KEPT["limit"] = limit
    return x, None


def clip_backward(_, cotangents):
    limit = KEPT["limit"]
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
    factor = max_norm / jnp.maximum(norm, max_norm)
    return jax.tree.map(lambda leaf: leaf * factor, cotangents), None


clip_gradient_norm.defvjp(norm_forward, norm_backward)
