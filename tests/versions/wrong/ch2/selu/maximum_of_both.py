# breaks: "scale * alpha * (exp(x) - 1)     otherwise": between about -1.1 and 0 the line lies above the curve, so x = -0.1 gives scale * x.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.maximum(x, alpha * jnp.expm1(jnp.minimum(x, 0)))
