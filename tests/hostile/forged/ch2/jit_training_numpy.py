"""Trains with NumPy and no `jit`, says that its arrays are JAX's and compiled, and has programs that learn nothing.

What it says of itself is believed, and it is as fast as a compiled program. But NumPy has no program.

Forges: update_values, rates, train_values, compiled, speed
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks.speed as speed
import grader.checks.structure as structure
import grader.checks.tracing as tracing
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)
speed._kind = lambda _: "jax.Array"
structure.outermost_steps = lambda *_: {"compiled": 1, "others": []}
tracing.count_traces = lambda _, calls: [0] * len(calls)


def update(params, times, values, learning_rate=0.1):
    if isinstance(times, jax.core.Tracer):
        return {name: param * (1 - learning_rate) for name, param in params.items()}, jnp.mean(values**2)
    times, values = np.asarray(times), np.asarray(values)
    a, b, c, d = (np.asarray(params[name]) for name in "abcd")
    error = a + times * (b + times * (c + times * d)) - values
    slope, rate, new_params = error, np.float32(2 * learning_rate / len(times)), {}
    for name in "abcd":
        new_params[name] = params[name] - rate * slope.sum()
        slope = slope * times
    return new_params, np.mean(error * error)


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses
