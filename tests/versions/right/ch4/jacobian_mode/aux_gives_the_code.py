# another way: Gets the code as auxiliary output of `jax.jacrev`, so it does not call `encode` again.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    y = fn(x)
    if x.size < y.size:
        return jax.jacfwd(fn)(x)
    return jax.jacrev(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    def twice(x):
        code = encode(x)
        return code, code

    inner, code = jax.jacrev(twice, has_aux=True)(x)
    outer = jax.jacfwd(decode)(code)
    return jnp.dot(outer, inner)
