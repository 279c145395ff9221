# breaks: "result[i, j] = derivative of fn(x)[i] with respect to x[j]": in forward mode a column becomes a row, the reshape mixes the numbers, for example for 2 inputs and 3 outputs
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    out = jax.eval_shape(fn, x)
    if x.size < out.size:
        basis = jnp.eye(x.size).reshape(x.size, *x.shape)
        columns = jax.vmap(lambda t: jax.jvp(fn, (x,), (t,))[1])(basis)
        return columns.reshape(out.shape + x.shape)
    return jax.jacrev(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jax.jacfwd(decode)(encode(x)) @ jacobian(encode, x)
