import itertools

import jax


def count_traces(fn, calls):
    seen = []
    jitted = jax.jit(lambda *args: (seen.append(None), fn(*args))[1])

    totals = [0]
    for args in calls:
        jitted(*args)
        totals.append(len(seen))
    return [int(after > before) for before, after in itertools.pairwise(totals)]
