# breaks: "and 0 if the program came from the cache": jax.debug.callback is part of the program, so it counts the runs and not the traces.
import jax


def count_traces(fn, calls):
    log = []

    def counted(*args):
        jax.debug.callback(lambda: log.append(1))
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = len(log)
        jax.block_until_ready(jitted(*args))
        jax.effects_barrier()
        counts.append(len(log) - before)
    return counts
