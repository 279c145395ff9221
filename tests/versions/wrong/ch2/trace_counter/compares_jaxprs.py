# breaks: "fn runs in Python once per trace, and its compiled program runs at every call": make_jaxpr runs fn in Python once more at each call with new types (and a constant function gives one text for several weak types).
import jax


def count_traces(fn, calls):
    def fresh(*args):
        return fn(*args)

    jitted = jax.jit(fresh)
    seen = set()
    counts = []
    for args in calls:
        text = str(jax.make_jaxpr(fn)(*args))
        counts.append(int(text not in seen))
        seen.add(text)
        jitted(*args)
    return counts
