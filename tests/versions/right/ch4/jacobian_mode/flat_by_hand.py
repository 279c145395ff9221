# another way: Writes both modes with `jvp`, `vjp` and `vmap` over a unit matrix, as JAX does inside.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    out = jax.eval_shape(fn, x)

    def flat(v):
        return fn(v.reshape(x.shape)).reshape(-1)

    v = x.reshape(-1)
    if v.size < out.size:
        columns = jax.vmap(lambda t: jax.jvp(flat, (v,), (t,))[1])(jnp.eye(v.size, dtype=x.dtype))
        matrix = columns.T
    else:
        _, pull = jax.vjp(flat, v)
        (matrix,) = jax.vmap(pull)(jnp.eye(out.size, dtype=x.dtype))
    return matrix.reshape(out.shape + x.shape)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    code = encode(x)
    return jnp.einsum("oc,ci->oi", jacobian(decode, code), jacobian(encode, x))
