# breaks: "each number that flows back, clipped to [-limit, limit]": clip in a custom_jvp rule is not linear, so jax.grad raises an error or clips the tangent and not what flows back
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@jax.custom_jvp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


@clip_gradient.defjvp
def clip_rule(primals, tangents):
    x, limit = primals
    x_dot, _ = tangents
    return x, jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), x_dot)


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
