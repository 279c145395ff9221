# breaks: "If `fn` has fewer inputs than outputs, use forward mode.": jax.jacobian is always reverse mode, so 3 inputs and 500 outputs take 500 passes
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]
) -> Float[Array, "..."]:
    return jax.jacobian(fn)(x)


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    return jax.jacobian(decode)(encode(x)) @ jax.jacobian(encode)(x)
