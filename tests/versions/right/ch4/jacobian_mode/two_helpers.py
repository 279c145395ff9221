from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def _by_columns(fn, x):
    basis = jnp.eye(x.size, dtype=x.dtype).reshape(x.size, *x.shape)

    def column(tangent):
        _, change = jax.jvp(fn, (x,), (tangent,))
        return change

    columns = jax.vmap(column)(basis)  # inputs first
    columns = jnp.moveaxis(columns, 0, -1)
    return columns.reshape(*columns.shape[:-1], *x.shape)


def _by_rows(fn, x, out):
    basis = jnp.eye(out.size, dtype=out.dtype).reshape(out.size, *out.shape)
    rows = jax.vmap(lambda row: jax.vjp(fn, x)[1](row)[0])(basis)
    return rows.reshape(*out.shape, *x.shape)


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    out = jax.eval_shape(fn, x)
    return _by_columns(fn, x) if x.size < out.size else _by_rows(fn, x, out)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    code = encode(x)
    outer = _by_columns(decode, code)
    inner = _by_rows(encode, x, code)
    return jnp.tensordot(outer, inner, axes=1)
