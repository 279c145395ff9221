# another way: Runs `fn` once with `jax.linearize`, and transposes the linear function if rows are cheaper.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    y, push = jax.linearize(fn, x)
    if x.size < y.size:
        basis = jnp.eye(x.size, dtype=x.dtype).reshape(x.size, *x.shape)
        columns = jax.vmap(push, out_axes=-1)(basis)
        return columns.reshape(y.shape + x.shape)
    basis = jnp.eye(y.size, dtype=y.dtype).reshape(y.size, *y.shape)
    pull = jax.linear_transpose(push, x)
    (rows,) = jax.vmap(pull)(basis)
    return rows.reshape(y.shape + x.shape)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    code, push = jax.linearize(encode, x)
    pull = jax.linear_transpose(push, x)
    (rows,) = jax.vmap(pull)(jnp.eye(code.size))
    _, push_code = jax.linearize(decode, code)
    columns = jax.vmap(push_code)(jnp.eye(code.size))
    return columns.T @ rows
