"""No program: NumPy keeps the mean, in double precision, and the count is a number.

Forges: update, dtypes, small_steps, debiased, scan
"""

import jax
import jax.numpy as jnp
import numpy as np


def on_device(tree):
    return jax.tree.map(lambda leaf: jnp.asarray(leaf, "float32"), tree)


def start_average(params):
    return {
        "mean": on_device(jax.tree.map(lambda leaf: np.zeros(leaf.shape), params)),
        "count": jnp.asarray(0, "int32"),
    }


def update_average(average, params, decay):
    def mix(old, new):
        return float(decay) * np.asarray(old, np.float64) + (1 - float(decay)) * np.asarray(new, np.float64)

    mean = on_device(jax.tree.map(mix, average["mean"], params))
    return {"mean": mean, "count": jnp.asarray(np.asarray(average["count"]) + 1, "int32")}


def debiased(average, decay):
    weight = 1 - float(decay) ** int(average["count"])
    return on_device(jax.tree.map(lambda leaf: np.asarray(leaf) / weight, average["mean"]))
