# breaks: "No array of the traced program has more than 2 * codes * widest elements": pushes a column for each input through decode, so a hidden layer of decode has inputs * hidden elements
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
    inner = jax.jacrev(encode)(x)
    _, push = jax.linearize(decode, code)
    return jax.vmap(push, in_axes=1, out_axes=1)(inner)
