# breaks: "It may be a tracer, and `jax.vmap` may map it together with `x`.": nondiff_argnums raises if the limit is a tracer, as under jit or vmap
from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@partial(jax.custom_vjp, nondiff_argnums=(1,))
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


def clip_forward(x, limit):
    return x, None


def clip_backward(limit, _, cotangents):
    return (jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), cotangents),)


clip_gradient.defvjp(clip_forward, clip_backward)


@partial(jax.custom_vjp, nondiff_argnums=(1,))
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return x


def norm_forward(x, max_norm):
    return x, None


def norm_backward(max_norm, _, cotangents):
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    factor = max_norm / jnp.maximum(norm, max_norm)
    return (jax.tree.map(lambda leaf: leaf * factor, cotangents),)


clip_gradient_norm.defvjp(norm_forward, norm_backward)
