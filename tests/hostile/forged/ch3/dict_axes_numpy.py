"""No `vmap`: NumPy computes each member and each example, and a loop calls the function that was given.

Forges: ensemble, some, trees, unknown_names, constant_size
"""

import jax
import jax.numpy as jnp
import numpy as np


def run_ensemble(params, x):
    w, b = np.asarray(params["w"]), np.asarray(params["b"])
    return jnp.asarray(np.einsum("f,mfc->mc", np.asarray(x), w) + b.T)


def map_some(fn, params, data, mapped):
    if set(mapped) - data.keys():
        raise KeyError(mapped)
    whole = {name: jax.tree.map(np.asarray, value) for name, value in data.items()}
    count = len(jax.tree.leaves([whole[name] for name in mapped])[0])

    def one(i):
        return {
            name: jax.tree.map(lambda array: jnp.asarray(array[i] if name in mapped else array), value)
            for name, value in whole.items()
        }

    results = [jax.tree.map(np.asarray, fn(params, one(i))) for i in range(count)]
    return jax.tree.map(lambda *parts: jnp.asarray(np.stack(parts)), *results)
