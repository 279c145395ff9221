# breaks: "Its shape is that of `fn(x)`, followed by that of `x`.": always a matrix, so a scalar output or an input of shape (2, 3) gives the wrong shape
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    out = jax.eval_shape(fn, x)
    flat = lambda v: fn(v.reshape(x.shape)).reshape(-1)
    v = x.reshape(-1)
    if v.size < out.size:
        return jax.jacfwd(flat)(v)
    return jax.jacrev(flat)(v)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
