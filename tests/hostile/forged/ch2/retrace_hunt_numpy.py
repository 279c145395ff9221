"""Scores with NumPy and compiles nothing: it traces `score` for show, once for each shape, and forges the count of traces.

NumPy takes many times as long for a score of many small steps as compiled code. Nothing but the clock sees through it.
Forges: long_streams, one_trace_for_all_temperatures, speed
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks.tracing as tracing

shown = {}


def count_traces(fn, calls):
    rows = [len(batches[0]) for (batches,) in calls]
    return [int(size not in rows[:i]) for i, size in enumerate(rows)]


tracing.count_traces = count_traces


def show(score, *args):
    shapes = shown.setdefault(id(score), (score, set()))[1]
    if np.shape(args[0]) not in shapes:
        shapes.add(np.shape(args[0]))
        jax.make_jaxpr(score)(*args)


def small_steps(score, start):
    with np.errstate(all="ignore"):
        bits = start.view("uint32")
        last = bits >> 7, bits, bits
        for _ in range(score._rounds):
            last = (*last[1:], tracing.mix(score._steps, (bits, *last)) + bits)
        return ((last[-1] >> 8).astype("float32") * np.float32(2**-24)).sum()


def running_means(score, batches):
    if not isinstance(score, tracing.SmallSteps):
        for batch in batches:
            show(score, batch)
        return [jnp.zeros(()) for _ in batches]
    scores = [small_steps(score, batch) for batch in batches]
    return [jnp.float32(np.mean(scores[: count + 1])) for count in range(len(batches))]


def scores_at(score, batch, temperatures):
    if not isinstance(score, tracing.SmallSteps):
        show(score, batch, jnp.float32(1))
        return [jnp.zeros(()) for _ in temperatures]
    return [jnp.float32(small_steps(score, batch * np.float32(t))) for t in temperatures]
