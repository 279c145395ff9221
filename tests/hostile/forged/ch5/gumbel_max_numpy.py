"""NumPy adds the noise and sorts the scores: a callback into Python, and no program.

Forges: sample, without_replacement, ratios, zeros, independent, constant_size
"""

import jax
import numpy as np


def _order(data, weights):
    with np.errstate(divide="ignore"):
        scores = np.log(np.asarray(weights))
    noise = np.random.default_rng(np.asarray(data).tolist()).gumbel(size=scores.shape)
    return np.argsort(-(scores + noise), axis=-1).astype(np.int32)


def _on_host(key, weights):
    like = jax.ShapeDtypeStruct(np.shape(weights), np.int32)
    return jax.pure_callback(_order, like, jax.random.key_data(key), weights, vmap_method="sequential")


def sample(key, weights):
    return _on_host(key, weights)[..., 0]


def sample_without_replacement(key, weights, k):
    return _on_host(key, weights)[..., :k]
