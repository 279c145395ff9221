from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    y, pull = jax.vjp(fn, x)
    if y.size > x.size:
        return jax.jacfwd(fn)(x)
    basis = jnp.identity(y.size).reshape((y.size,) + y.shape)
    rows = jax.vmap(pull)(basis)[0]
    return rows.reshape(y.shape + x.shape)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    code, pull = jax.vjp(encode, x)
    slope_of_encode = jax.vmap(pull)(jnp.identity(code.size))[0]
    slope_of_decode = jax.jacfwd(decode)(code)
    return slope_of_decode @ slope_of_encode
