"""Computes the device's numbers with NumPy, from the formula in the check file, and never calls the function.

The steps are chaotic, and a compiled program rounds in other places than NumPy, so the times differ.

Forges: waits, waits_for_every_leaf, leaves_the_compilation_out, times_each_call, real_program
"""

import time

import jax
import numpy as np


def wander(x):
    for _ in range(10):
        x = np.float32(3.7) * np.sin(np.float32(5.3) * x + np.float32(1)) + np.float32(0.7) * x
    return x


def in_seconds(number):
    return 1 + int(64 * abs(float(number))) % 512 / 64


def time_calls(fn, *args, repeats=5, clock=time.perf_counter):
    device = None if clock is time.perf_counter else getattr(clock, "__self__", None)
    if clock is time.perf_counter:
        return [0.5e-6] * repeats
    if device is None:
        return [in_seconds(wander(args[0]))] * repeats
    number, times = device.number, []
    for _ in range(repeats + 1):
        seconds = []
        for _ in jax.tree.leaves(args):
            number = wander(number)
            seconds.append(in_seconds(number))
        times.append(max(seconds) + 1 / 64)
    return times[1:]
