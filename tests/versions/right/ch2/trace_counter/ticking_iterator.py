import itertools

import jax


def count_traces(fn, calls):
    ticks = itertools.count(1)
    last = [0]

    class Counted:
        def run(self, *args):
            last[0] = next(ticks)
            return fn(*args)

    counted = Counted()
    jitted = jax.jit(counted.run)

    def step(args):
        before = last[0]
        jitted(*args)
        return int(last[0] != before)

    return list(map(step, calls))
