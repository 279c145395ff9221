# breaks: "No array of the traced program has more than 2 * min(inputs, outputs) * widest elements.": both branches of lax.cond are in the program, and one has the wrong mode
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    outputs = jax.eval_shape(fn, x).size
    return lax.cond(x.size < outputs, jax.jacfwd(fn), jax.jacrev(fn), x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
