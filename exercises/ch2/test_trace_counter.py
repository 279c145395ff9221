import functools
import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.trace_counter import count_traces

from grader import observe, points
from grader.checks import CheckFailed, assert_equal, assert_pure, run_trusted, timed, timed_trusted, two_digits

HANDED_OUT = "5f44bd462dca3a33"

MORE, TRIES, BAR = 24, 5, 3
CLEAR, NO_CHANGE = "clear the caches", "none"


def wander(x, shift):
    """Takes a few chaotic steps, which blow up a difference in the last bit.

    A program that is compiled whole rounds in other places than steps that run one by one, so its numbers differ.
    """
    for _ in range(4):
        x = 3.7 * jnp.sin(5.3 * x + shift) + 0.7 * x
    return x


def run(count, calls, times=1):
    """Counts the traces of a function that tells the number which the device computed in each call."""
    shifts, numbers = itertools.count(), []

    def fn(x, factor=1.0):
        first = jnp.ravel(x)[0].astype("float32") * factor
        number = wander(first, next(shifts))  # Python gives each trace another shift
        jax.debug.callback(lambda number: numbers.append(float(number)), number)
        return factor * x

    counts = [count(fn, calls) for _ in range(times)]
    jax.effects_barrier()
    return {"counts": counts[-1], "in Python": next(shifts), "on the device": sorted(numbers)}


def count_while_jax_changes(count, calls, changes):
    """Counts the traces of a function that makes the next of `changes` each time that Python runs it."""
    coming = iter(changes)
    before = jax.config.jax_default_matmul_precision

    def fn(x, factor=1.0):
        change = next(coming, NO_CHANGE)
        if change == CLEAR:
            jax.clear_caches()
        elif change != NO_CHANGE:
            jax.config.update("jax_default_matmul_precision", change)
        return factor * x

    try:
        return count(fn, calls)
    finally:
        jax.config.update("jax_default_matmul_precision", before)


def call_jitted(fn, calls):
    runs, counts = [], []

    def noted(*args):
        runs.append(args)
        return fn(*args)

    jitted = jax.jit(noted)
    for args in calls:
        before = len(runs)
        jitted(*args)
        counts.append(len(runs) - before)
    return counts


def other_number(rng, argument):
    """Draws an argument of the same type, shape and dtype."""
    if isinstance(argument, int):
        return int(rng.integers(2, 100))
    other = 10 * rng.normal(size=np.shape(argument))
    if isinstance(argument, jax.Array):
        return jnp.asarray(other, argument.dtype)
    return other.astype(argument.dtype) if isinstance(argument, np.ndarray) else type(argument)(other)


def assert_counts(rng, calls, expected, *, called, times=1, why="", **inputs):
    """Fails unless the counts are those expected, and each call ran a program that was compiled once per trace.

    To see that, there are more calls of the same kinds. Their numbers must be the program's, and all of them together
    may take little longer than the calls of one jitted function.
    """
    seconds, jitted_seconds = [], []
    for where in (observe, run_trusted):
        where(lambda: jax.jit(lambda x: x + 1)(1.0))  # the first compilation of a process is slow
    for _ in range(TRIES):  # a busy machine may delay one side
        kinds = [*calls, *(calls[i] for i in rng.integers(len(calls), size=MORE))]
        drawn = [tuple(other_number(rng, argument) for argument in args) for args in kinds]
        jitted, taken = timed_trusted(lambda drawn=drawn: run(call_jitted, drawn, times))
        jitted_seconds.append(taken)
        got, taken = timed(lambda drawn=drawn: run(count_traces, drawn, times))
        seconds.append(taken)
        assert_same_runs(got, jitted, len(calls), expected, called=called, why=why, **inputs)
        if min(seconds) <= BAR * min(jitted_seconds):
            break
    else:
        raise CheckFailed(
            ("called", f"{called}, and {MORE} more calls of the same kinds"),
            ("expected", f"at most {BAR} times as slow as the same calls of one jitted function"),
            ("got", f"{two_digits(min(seconds) / min(jitted_seconds))} times as slow"),
        )
    assert_counts_while_jax_changes(rng, calls)


def assert_counts_while_jax_changes(rng, calls):
    """Fails unless the counts are JAX's own. They follow neither from the arguments nor from JAX's settings here."""

    def both(drawn, *sequences):
        return [count_while_jax_changes(call_jitted, drawn, changes) for changes in sequences]

    expected = without = None
    while expected == without or 0 not in expected:
        drawn = [calls[i] for i in rng.integers(len(calls), size=len(calls) + 2)]
        changes = rng.permutation([CLEAR, CLEAR, "high", "highest", NO_CHANGE]).tolist()
        only_settings = [NO_CHANGE if change == CLEAR else change for change in changes]
        expected, without = run_trusted(functools.partial(both, drawn, changes, only_settings))
    got = observe(lambda: count_while_jax_changes(count_traces, drawn, changes))
    called = f"count_traces(fn, {len(drawn)} calls), where fn changes a JAX setting or clears JAX's caches"
    assert_equal(got, expected, called=called, why="after such a change, JAX traces again")


def assert_same_runs(got, jitted, shown, expected, *, called, why, **inputs):
    """Fails unless the counts are those expected, and `fn` ran as it did in one jitted function."""
    facts = got if isinstance(got, dict) and set(got) == set(jitted) else dict.fromkeys(jitted, got)
    counts, numbers = facts["counts"], facts["on the device"]
    if expected is not None:
        assert_equal(counts[:shown] if isinstance(counts, list) else counts, expected, called=called, why=why, **inputs)
        more = f"{called}, then {MORE} more calls of the same kinds: their counts"
        assert_equal(counts[shown:], [0] * MORE, called=more)
    runs = {"in Python": facts["in Python"], "on the device": len(numbers) if isinstance(numbers, list) else numbers}
    jitted_runs = {"in Python": jitted["in Python"], "on the device": len(jitted["on the device"])}
    hint = "jit once, before the first call, then call the jitted function each time instead of only lowering it"
    often = f"how often fn runs in {called}, then {MORE} more calls of the same kinds"
    assert_equal(runs, jitted_runs, called=often, why=hint)
    if numbers != jitted["on the device"]:
        raise CheckFailed(
            ("called", called),
            ("expected", "in each call, the device runs all of fn as one compiled program"),
            ("got", "other numbers than this program computes"),
            ("", "no other changes of fn, and no calls of it outside of `jax.jit`"),
        )


def first_times(signatures):
    """Returns 1 for each call whose signature is new, and 0 for the others."""
    return [int(signature not in signatures[:i]) for i, signature in enumerate(signatures)]


def different_shapes(rng):
    small, middle, large = rng.choice(np.arange(2, 10), size=3, replace=False)
    sizes = [int(n) for n in rng.permutation([small, small, middle, middle, large])]
    return [(np.ones(n, np.float32),) for n in sizes], first_times(sizes)


@points(4)
def test_same_shape(rng):
    """of several calls with one shape and dtype, only the first traces"""
    calls = [(x,) for x in rng.normal(size=(int(rng.integers(3, 7)), 4)).astype("float32")]
    expected = [1] + [0] * (len(calls) - 1)
    assert_counts(rng, calls, expected, called=f"count_traces(fn, {len(calls)} x float32[4])")
    assert_equal(observe(lambda: count_traces(jnp.sin, [])), [], called="count_traces(fn, [])")
    none = [()] * int(rng.integers(2, 6))  # calls without arguments
    got = observe(lambda: count_traces(lambda: jnp.zeros(2), none))
    assert_equal(got, [1] + [0] * (len(none) - 1), called=f"count_traces(fn, {none}), fn takes no arguments")


@points(3)
def test_each_shape(rng):
    """the first call with each shape traces, and later calls with that shape do not"""
    calls, expected = different_shapes(rng)
    shapes = ", ".join(f"float32[{x.size}]" for (x,) in calls)
    assert_counts(rng, calls, expected, called=f"count_traces(fn, [{shapes}])")


@points(2)
def test_dtypes_and_numbers(rng):
    """a call with a new dtype or weak type is traced, another number of the same type is not"""
    x = rng.normal(size=3).astype("float32")
    calls = [(x, 1.5), (x, 2.5), (x, 3), (x.astype("int32"), 1.5), (x, 4), (x, np.float32(2.5))]
    called = "count_traces(fn, [(x, float), (x, float), (x, int), (x as int32, float), (x, int), (x, np.float32)])"
    assert_counts(rng, calls, [1, 0, 1, 1, 0, 1], called=called, x=x)


@points(2)
def test_numpy_and_jax_arrays(rng):
    """a NumPy array and a jax.Array of the same shape and dtype share a trace"""
    x, y = rng.normal(size=(2, int(rng.integers(2, 9)))).astype("float32")
    calls = [(x,), (jnp.asarray(x),), (y,), (jnp.asarray(y),)]
    called = "count_traces(fn, [(x,), (jnp.asarray(x),), (y,), (jnp.asarray(y),)])"
    hint = "JAX traces by shape and dtype, so a NumPy array and a `jax.Array` share a trace"
    assert_counts(rng, calls, [1, 0, 0, 0], called=called, why=hint, x=x, y=y)


@points(2)
def test_starts_afresh(rng):
    """a second count_traces with the same fn gives the same counts as the first"""
    calls, expected = different_shapes(rng)
    assert_counts(rng, calls, expected, called="count_traces(fn, calls), the second time", times=2)


@points(2)
def test_fn_runs_when_traced(rng):
    """fn runs in Python once per trace, and its compiled program runs at every call"""
    calls, expected = different_shapes(rng)
    called = f"count_traces(fn, {len(calls)} calls of {sum(expected)} shapes)"
    assert_counts(rng, calls, None, called=called)
    x = calls[0][0]
    assert_pure(lambda x: count_traces(lambda v: 2 * v, [(x,), (x,)]), x, called="count_traces(fn, [(x,), (x,)])")
