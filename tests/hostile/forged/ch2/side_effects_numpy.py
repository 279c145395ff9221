"""Computes logarithms with NumPy, keeps them in a global list, and says that it is JAX's, compiled and pure.

What it says of itself is believed. NumPy has no program, and the list grows while a program is traced, too.

Forges: values, record, record_is_new, no_callback, compiled
"""

import jax
import numpy as np

import grader.checks.purity as purity
import grader.checks.structure as structure
import grader.checks.tracing as tracing
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)
structure.outermost_steps = lambda *_: {"compiled": 1, "others": []}
tracing.count_traces = lambda _, calls: [0] * len(calls)
LISTS = {name: [] for name in ("arguments", "deleted", "settings", "globals")}
purity.purity_facts = lambda *_: {**LISTS, "leak": "", "printed": "", "results": (0, 0, 0), "shared": ""}
global_list = []


def log2(x):
    ln_x = x if isinstance(x, jax.core.Tracer) else np.log(np.asarray(x))
    global_list.append(ln_x)
    return ln_x / np.float32(np.log(2)), ln_x


def record_calls(xs):
    if not isinstance(xs[0], jax.core.Tracer):
        global_list.clear()
    for x in xs:
        log2(x)
    return list(global_list)
