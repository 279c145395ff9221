# breaks: "Inputs and outputs are single numbers: an array of shape (2, 3) has 6.": compares first axes only, so (2, 500) -> (3,) takes forward mode
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    outputs = jax.eval_shape(fn, x)
    n_in = x.shape[0] if x.ndim else 1
    n_out = outputs.shape[0] if outputs.ndim else 1
    if n_in < n_out:
        return jax.jacfwd(fn)(x)
    return jax.jacrev(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
