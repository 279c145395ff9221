# breaks: "No array of the traced program has more than 2 * codes * widest elements, or than the result, if that is larger.": differentiates the whole chain in one mode, which pays for all inputs or all outputs, for example 300 inputs, 2 codes, 400 outputs and a hidden layer of 1000
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
    return jacobian(lambda v: decode(encode(v)), x)
