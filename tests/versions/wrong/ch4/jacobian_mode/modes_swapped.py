# breaks: "If it has more, use reverse mode.": the modes are swapped, the numbers are right, but the arrays are too large if inputs and outputs differ
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    outputs = jax.eval_shape(fn, x).size
    if x.size < outputs:
        return jax.jacrev(fn)(x)
    return jax.jacfwd(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
