# breaks: "selu is one compiled program without side effects": x is donated, so the caller's array is deleted after the call.
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, donate_argnames=("x",))
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
