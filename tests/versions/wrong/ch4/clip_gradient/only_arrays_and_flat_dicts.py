# breaks: "a tree of arrays.": lists, tuples and nested dicts raise an error on the way back; only an array or a flat dict works
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def map_dict(f, g):
    if isinstance(g, dict):
        return {name: f(array) for name, array in g.items()}
    return f(g)


@jax.custom_vjp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


def clip_forward(x, limit):
    return x, limit


def clip_backward(limit, cotangents):
    return map_dict(lambda leaf: jnp.clip(leaf, -limit, limit), cotangents), None


clip_gradient.defvjp(clip_forward, clip_backward)


@jax.custom_vjp
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return x


def norm_forward(x, max_norm):
    return x, max_norm


def norm_backward(max_norm, cotangents):
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in (cotangents.values() if isinstance(cotangents, dict) else [cotangents])))
    factor = max_norm / jnp.maximum(norm, max_norm)
    return map_dict(lambda leaf: leaf * factor, cotangents), None


clip_gradient_norm.defvjp(norm_forward, norm_backward)
