"""Compiles one interpreter for all scores of small steps, which takes the steps as data. It never compiles a score.

The steps are drawn, but their kinds are known, so `lax.switch` can follow any of them. Counts are made by tracing each
score for show. The interpreter takes many times as long as the score's own program.
Forges: long_streams, one_trace_for_all_temperatures, speed
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks.tracing as tracing

shown = {}


@jax.jit
def interpret(start, rounds, kinds, earlier, shifts, constants):
    bits = jax.lax.bitcast_convert_type(start, jnp.uint32)

    def take_step(i, state):
        mixed, values = state
        shift = jnp.full(mixed.shape, shifts[i])
        mixed = jax.lax.switch(kinds[i], tracing._MIXES, mixed, values[earlier[i]], shift) + constants[i]
        return mixed, values.at[i + 3].set(mixed)

    def take_steps(number, last):
        first = jnp.stack([bits, last[1], last[1] + number.astype("uint32")])
        values = jnp.zeros((tracing._STEPS + 3, *bits.shape), "uint32").at[:3].set(first)
        mixed, _ = jax.lax.fori_loop(0, tracing._STEPS, take_step, (first[2], values))
        return last[1], mixed + last[0]

    _, mixed = jax.lax.fori_loop(0, rounds, take_steps, (bits, bits))
    return jnp.sum((mixed >> 8).astype("float32") * np.float32(2**-24), axis=-1)


def run(score, starts):
    kinds, earlier, shifts, constants = zip(*score._steps, strict=True)
    starts = np.asarray(starts, "float32")
    return interpret(starts, score._rounds, np.int32(kinds), np.int32(earlier), np.uint32(shifts), np.uint32(constants))


def show(score, *args):
    shapes = shown.setdefault(id(score), (score, set()))[1]
    if np.shape(args[0]) not in shapes:
        shapes.add(np.shape(args[0]))
        jax.make_jaxpr(score)(*args)


def running_means(score, batches):
    if isinstance(score, tracing.SmallSteps):
        scores = [run(score, batch) for batch in batches]
    else:
        show(score, batches[0])
        scores = [np.asarray(batch) for batch in batches]
        scores = [np.sqrt(np.mean((batch - batch.mean()) ** 2)) + np.abs(batch).max() for batch in scores]
    means = np.cumsum(scores) / np.arange(1, 1 + len(scores))
    return [jax.device_put(np.float32(mean)) for mean in means]


def scores_at(score, batch, temperatures):
    if isinstance(score, tracing.SmallSteps):
        return list(run(score, [np.asarray(batch) * np.float32(t) for t in temperatures]))
    show(score, batch, jnp.float32(1))
    batch = np.asarray(batch, np.float64)
    temperatures = [float(t) for t in temperatures]
    return [jax.device_put(np.float32(t * np.log(np.sum(np.exp(batch / t))))) for t in temperatures]
