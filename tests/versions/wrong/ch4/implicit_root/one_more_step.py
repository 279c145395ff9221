# breaks: "With respect to `params`, it is what the implicit function theorem gives, at the point.": the gradient is that of one step with x held fixed, so it lacks the factor 1 / (1 - b) for any step that depends on x
from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    point = lax.fori_loop(0, 100, lambda _, x: step(lax.stop_gradient(params), x), lax.stop_gradient(start))
    return step(params, lax.stop_gradient(point))
