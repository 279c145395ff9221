# breaks: "An array in the shape and dtype of `x`.": float16 and bfloat16 give float32, because the constants become float32 arrays.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    alpha, scale = jnp.stack([jnp.float32(alpha), jnp.float32(scale)])
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
