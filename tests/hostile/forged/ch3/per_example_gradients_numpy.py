"""Stacks gradients with NumPy in a Python loop, clips with NumPy, and says that its arrays are JAX's.

Such numbers are right, up to rounding, but NumPy has no program.

Forges: gradients, any_loss, clipped_mean, small_gradients, any_tree, constant_size
"""

import jax
import numpy as np

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


def per_example_gradients(loss_fn, params, inputs, labels):
    grads = [jax.grad(loss_fn)(params, x, y) for x, y in zip(np.asarray(inputs), np.asarray(labels), strict=True)]
    return jax.tree.map(lambda *leaves: np.stack([np.asarray(leaf) for leaf in leaves]), *grads)


def clip_and_average(grads, max_norm):
    leaves, structure = jax.tree.flatten(grads)
    leaves = [np.asarray(leaf, np.float64) for leaf in leaves]
    norms = np.sqrt(sum(np.sum(leaf.reshape(len(leaf), -1) ** 2, axis=1) for leaf in leaves))
    factors = float(max_norm) / np.maximum(norms, float(max_norm))
    means = [np.float32(np.tensordot(factors, leaf, axes=1) / len(leaf)) for leaf in leaves]
    return jax.tree.unflatten(structure, [np.asarray(mean) for mean in means])
