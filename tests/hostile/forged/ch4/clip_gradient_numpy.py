"""NumPy limits what flows back: a callback clips or shortens it, and no program does.

Forges: values, clip, norm, small_norms, mapped, scan
"""

import jax
import numpy as np


def _on_host(fn, cotangents, limit):
    like = jax.tree.map(lambda leaf: jax.ShapeDtypeStruct(np.shape(leaf), np.float32), cotangents)
    return jax.pure_callback(fn, like, cotangents, limit, vmap_method="sequential")


def _same(x, limit):
    return jax.pure_callback(lambda x: x, jax.tree.map(lambda leaf: jax.ShapeDtypeStruct(leaf.shape, leaf.dtype), x), x)


def _clip(cotangents, limit):
    return jax.tree.map(lambda leaf: np.clip(leaf, -limit, limit).astype(np.float32), cotangents)


def _shorten(cotangents, max_norm):
    norm = np.sqrt(sum(np.sum(np.square(leaf)) for leaf in jax.tree.leaves(cotangents)))
    factor = max_norm / max(norm, max_norm)
    return jax.tree.map(lambda leaf: np.float32(leaf * factor), cotangents)


def _with_rule(fn):
    same = jax.custom_vjp(_same)
    same.defvjp(lambda x, limit: (_same(x, limit), limit), lambda limit, back: (_on_host(fn, back, limit), None))
    return same


clip_gradient = _with_rule(_clip)
clip_gradient_norm = _with_rule(_shorten)
