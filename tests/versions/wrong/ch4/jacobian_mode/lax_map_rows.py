# breaks: "No loop of any kind works on one row or column after the other.": lax.map is a loop (scan), for all inputs
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    y, pull = jax.vjp(fn, x)
    if x.size < y.size:
        basis = jnp.eye(x.size).reshape(x.size, *x.shape)
        columns = jax.lax.map(lambda t: jax.jvp(fn, (x,), (t,))[1], basis)
        return jnp.moveaxis(columns, 0, -1).reshape(y.shape + x.shape)
    basis = jnp.eye(y.size).reshape(y.size, *y.shape)
    rows = jax.lax.map(lambda ct: pull(ct)[0], basis)
    return rows.reshape(y.shape + x.shape)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
