# breaks: "No Python loop runs over inputs or outputs.": calls jax.grad for one output after the other, so the program grows with the outputs
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    out = jax.eval_shape(fn, x)
    if x.size < out.size:
        return jax.jacfwd(fn)(x)
    rows = [jax.grad(lambda v, i=i: fn(v).reshape(-1)[i])(x) for i in range(out.size)]
    return jnp.stack(rows).reshape(out.shape + x.shape)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jacobian(decode, encode(x)) @ jacobian(encode, x)
