# breaks: "Each `count_traces` starts without any programs.": the jitted function is one module-level object, so a later count_traces (even with another fn) finds the programs of the earlier one.
import jax

_state = {"fn": None, "traces": 0}


def _counted(*args):
    _state["traces"] += 1
    return _state["fn"](*args)


def count_traces(fn, calls):
    _state["fn"] = fn
    jitted = jax.jit(_counted)
    counts = []
    for args in calls:
        before = _state["traces"]
        jitted(*args)
        counts.append(_state["traces"] - before)
    return counts
