import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, PyTree


@jax.jit
@jax.custom_vjp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return x


@jax.jit
def _clip_backward(limit, g):
    flat, unravel = ravel_pytree(g)
    return unravel(jax.lax.clamp(-limit, flat, limit)), None


clip_gradient.__wrapped__.defvjp(lambda x, limit: (x, jnp.float32(limit)), _clip_backward)


@jax.jit
@jax.custom_vjp
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    return x


@jax.jit
def _norm_backward(max_norm, g):
    flat, unravel = ravel_pytree(g)
    norm = jnp.sqrt(flat @ flat)
    return unravel(jax.lax.cond(norm > max_norm, lambda v: v * (max_norm / norm), lambda v: v, flat)), None


clip_gradient_norm.__wrapped__.defvjp(lambda x, max_norm: (x, max_norm), _norm_backward)
