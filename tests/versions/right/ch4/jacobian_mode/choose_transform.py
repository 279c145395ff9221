import math
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    outputs = math.prod(jax.eval_shape(fn, x).shape)
    inputs = math.prod(x.shape)
    transform = jax.jacfwd if inputs <= outputs else jax.jacrev
    return transform(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jnp.matmul(jax.jacfwd(decode)(encode(x)), jax.jacrev(encode)(x))
