import jax


def count_traces(fn, calls):
    now = {"call": -1}
    traced_in = set()

    def counted(*args):
        traced_in.add(now["call"])
        return fn(*args)

    jitted = jax.jit(counted)
    for number, args in enumerate(calls):
        now["call"] = number
        jitted(*args)
    return [int(number in traced_in) for number in range(len(calls))]
