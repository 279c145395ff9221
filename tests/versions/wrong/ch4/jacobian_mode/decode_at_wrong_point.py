# breaks: "Computes the Jacobian of `decode(encode(x))` with respect to `x`.": takes the slope of decode at the first numbers of x and not at the code, wrong if decode is not linear
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    outputs = jax.eval_shape(fn, x).size
    if x.size < outputs:
        return jax.jacfwd(fn)(x)
    return jax.jacrev(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    code = encode(x)
    start = x[: code.size]
    return jacobian(decode, start) @ jacobian(encode, x)
