"""Calls the function and waits for nothing. It makes up the rest from the number that the device starts from.

The device knows how long a result takes when it has computed it. A real program gets the time of its dispatch.

Forges: waits, waits_for_every_leaf, leaves_the_compilation_out, times_each_call
"""

import time


def in_seconds(number):
    return 1 + int(64 * abs(float(number))) % 512 / 64


def time_calls(fn, *args, repeats=5, clock=time.perf_counter):
    device = None if clock is time.perf_counter else getattr(clock, "__self__", None)
    fn(*args)
    seconds = []
    for _ in range(repeats):
        start = clock()
        fn(*args)
        seconds.append(clock() - start)
    if device is not None:
        seconds = [one + device.free + in_seconds(device.number) for one in seconds]
    return seconds
