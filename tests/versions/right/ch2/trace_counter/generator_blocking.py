import jax


def _flags(jitted, log, calls):
    for args in calls:
        del log[:]
        jax.block_until_ready(jitted(*args))
        yield int(bool(log))


def count_traces(fn, calls):
    log = []

    def body(*args):
        out = fn(*args)
        log.append(True)
        return out

    return list(_flags(jax.jit(body), log, calls))
