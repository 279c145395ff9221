"""No program: a loop in Python that stops by itself, with gradients from differences of NumPy's numbers.

Forges: point, gradient, any_step, start, memory, short_program
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def fixed_point(step, params, start):
    x = np.asarray(start)
    for _ in range(100):
        x = np.asarray(step(params, jnp.asarray(x)))
    return jnp.asarray(x)


def _forward(step, params, start):
    return fixed_point(step, params, start), (params, start)


def _backward(step, kept, cotangent):
    params, start = kept
    leaves, containers = jax.tree.flatten(params)

    def result(leaves):
        return float(np.dot(cotangent, fixed_point(step, jax.tree.unflatten(containers, leaves), start)))

    gradients = []
    for place, leaf in enumerate(leaves):
        slopes = np.zeros(np.shape(leaf), np.float32)
        for index in np.ndindex(slopes.shape):
            ends = []
            for move in (1e-2, -1e-2):
                moved = np.array(leaf)
                moved[index] += move
                ends.append(result([*leaves[:place], moved, *leaves[place + 1 :]]))
            slopes[index] = (ends[0] - ends[1]) / 2e-2
        gradients.append(jnp.asarray(slopes))
    return jax.tree.unflatten(containers, gradients), jnp.zeros_like(start)


fixed_point.defvjp(_forward, _backward)
