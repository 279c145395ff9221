"""Waits for one call after the warm-up, and claims its time for all others.

Each call of the pretend device takes another time. The real program takes the same time in each call, so that check
is not attempted.

Forges: waits, waits_for_every_leaf, leaves_the_compilation_out, times_each_call
"""

import time

import jax


def time_calls(fn, *args, repeats=5, clock=time.perf_counter):
    jax.block_until_ready(fn(*args))
    start = clock()
    jax.block_until_ready(fn(*args))
    return [clock() - start] * repeats
