# breaks: "If it gets the same `fn` again, the first call traces again.": fn is a static argument of one jitted module-level function, so the same fn finds its programs again.
import functools

import jax

_log = []


@functools.partial(jax.jit, static_argnums=0)
def _run(fn, *args):
    _log.append(fn)
    return fn(*args)


def count_traces(fn, calls):
    counts = []
    for args in calls:
        before = len(_log)
        _run(fn, *args)
        counts.append(len(_log) - before)
    return counts
