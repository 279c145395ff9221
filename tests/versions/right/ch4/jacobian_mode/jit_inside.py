from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    if jax.eval_shape(fn, x).size > x.size:
        return jax.jit(jax.jacfwd(fn))(x)
    return jax.jit(jax.jacrev(fn))(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    @jax.jit
    def both(x):
        code = encode(x)
        return jacobian(decode, code) @ jacobian(encode, x)

    return both(x)
