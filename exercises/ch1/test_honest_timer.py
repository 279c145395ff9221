import time
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.honest_timer import time_calls
from jax.experimental import io_callback

from grader import observe, points
from grader.checks import CheckFailed, assert_equal, assert_pure, converse, describe, run_trusted, timed

HANDED_OUT = "b28ac612a683f1ef"

DISPATCH = 1 / 64
COPYING = 1 / 128
FINE = 2**20  # of these steps of a second each sum and difference is exact, and microseconds are not fine enough


def wander(x):
    """Takes chaotic steps, which blow up a difference in the last bit. Only running them tells where they end."""
    for _ in range(10):
        x = 3.7 * jnp.sin(5.3 * x + 1.0) + 0.7 * x
    return x


class Device:
    """A pretend accelerator with its own clock: a call returns at once, and its results arrive later.

    The judge holds it, and student code asks it. So nobody there knows when a result arrives, and only who waits for it
    lets the time pass.

    Args:
        rng: draws the seconds that each result of each call takes.
        calls: the number of calls that are expected.
        results: the number of results of each call.
        compiling: seconds that the first call takes to compile, before it returns.
    """

    def __init__(self, rng, calls, results=1, compiling=0.0):
        self.calls = calls
        self.seconds = rng.integers(FINE, 9 * FINE, size=(calls, results)) / FINE
        self.compiling = compiling
        self.now = self.free = 0.0
        self.ready_at = []

    def answer(self, question):
        what, number = question if isinstance(question, list) and len(question) == 2 else (None, None)
        if what == "now":
            return self.now
        if what == "call":
            return self.call()
        if what == "wait" and type(number) is int and 0 <= number < len(self.ready_at):
            self.now = max(self.now, self.ready_at[number])
            return None
        if what == "copy":
            self.now += COPYING
            return None
        raise CheckFailed(
            ("expected", "a call, a wait for a result, a copy of it, or a look at the clock"),
            ("got", describe(question)),
        )

    def call(self):
        """Starts a call. Returns the number of its first result."""
        number = len(self.ready_at) // self.seconds.shape[1]
        if number == self.calls:
            expected = f"{self.calls} calls of fn: the warm-up and {self.calls - 1} timed ones"
            raise CheckFailed(("called", CALLED.format(self.calls - 1)), ("expected", expected), ("got", "more calls"))
        if self.now < self.free:
            expected = "each call begins when every result of the call before is ready"
            raise CheckFailed(
                ("called", CALLED.format(self.calls - 1)),
                ("expected", expected),
                ("got", f"call {number + 1} begins earlier"),
                symptom="nothing waits for the result of the call before, or not for all of its leaves",
            )
        self.now += DISPATCH + (self.compiling if number == 0 else 0.0)
        begin = max(self.now, self.free)
        first = len(self.ready_at)
        self.ready_at += [begin + float(seconds) for seconds in self.seconds[number]]
        self.free = max(self.ready_at[first:])
        return first


class Pending:
    """A result of the pretend accelerator: one leaf, ready at a time that only the device knows."""

    def __init__(self, ask, number):
        self.ask, self.number = ask, number

    def block_until_ready(self):
        self.ask(["wait", self.number])
        return self

    def __array__(self, dtype=None, copy=None):
        self.block_until_ready()
        self.ask(["copy", 0])
        return jnp.zeros((), dtype).__array__()


def times_of_pending(ask, names, repeats):
    """Times a program that returns a pending result for each name in a pytree."""

    def program(names):
        first = ask(["call", 0])
        leaves, tree = jax.tree.flatten(names)
        return jax.tree.unflatten(tree, [Pending(ask, first + i) for i in range(len(leaves))])

    return as_floats(time_calls(program, names, repeats=repeats, clock=lambda: ask(["now", 0])))


def as_floats(seconds):
    """Turns NumPy's float64s, which are Python floats too, into plain ones."""
    if not isinstance(seconds, list):
        return seconds
    return [float(number) if isinstance(number, float) else number for number in seconds]


CALLED = "time_calls(fn, x, repeats={}, clock=clock)"


def assert_times(device, why, play=lambda ask, repeats: times_of_pending(ask, "result", repeats)):
    """Fails unless the times of a program are right."""
    repeats = device.calls - 1
    expected = [DISPATCH + float(seconds.max()) for seconds in device.seconds[1:]]
    got = converse(lambda ask: play(ask, repeats), device.answer)
    is_whole = isinstance(got, list) and len(got) == repeats
    assert_equal(got, expected, called=CALLED.format(repeats), why=why if is_whole else "there is one time per repeat")


@points(4)
def test_waits(rng):
    """the timer waits until the result is ready"""
    hint = f"by this clock, each call returned after {DISPATCH:.3g} s, and its result was ready at least 1 s later"
    assert_times(Device(rng, 4), hint)


def timed_with_layers(ask, repeats):
    """Times a program with four results. Their order in the pytree is loss, kernel, bias, steps."""

    @jax.tree_util.register_dataclass
    @dataclass
    class Layer:
        kernel: object
        bias: object

    return times_of_pending(ask, {"loss": "loss", "state": (Layer("kernel", "bias"), ["steps"])}, repeats)


@points(4)
def test_waits_for_every_leaf(rng):
    """the timer waits for every leaf of a nested result"""
    while True:  # each result is the slowest in some call
        device = Device(rng, 9, results=4)
        if set(device.seconds[1:].argmax(axis=1)) == {0, 1, 2, 3}:
            break
    hint = (
        'the result is {"loss": ..., "state": (Layer(kernel=..., bias=...), [steps])}, where Layer is a dataclass '
        "registered as a pytree. In each call, another leaf may be the slowest"
    )
    assert_times(device, hint, timed_with_layers)


@points(3)
def test_leaves_the_compilation_out(rng):
    """the first call, which compiles, is not timed"""
    compiling = int(rng.integers(64 * 20, 64 * 90)) / 64
    hint = f"the first call compiles for {compiling:.4g} s before it returns"
    assert_times(Device(rng, 4, compiling=compiling), hint)


@points(2)
def test_times_each_call(rng):
    """each timed call has its own time, in the order of the calls"""
    calls = int(rng.integers(5, 9))
    hint = f"the warm-up and the {calls - 1} timed calls each took a different time"
    assert_times(Device(rng, calls), hint)
    assert_times(Device(rng, 2), "one timed call gives a list of one number")


def long_to_compile(constant):
    """Returns a jitted function that takes some 20 times as long to compile as to run, and 500 times as to dispatch."""

    def fn(x):
        for _ in range(6):
            x = jnp.sin(x) @ jnp.cos(x + np.float32(constant))
        slow = jax.lax.fori_loop(0, 3000, lambda _, x: 1.3 * jnp.sin(x) + 0.1, x)
        return {"x": x, "sum": slow.sum()}

    return jax.jit(fn)


def real_seconds(constant, x):
    """Returns the seconds of a first call, which compiles, and the fewest seconds of a later call."""
    fn = long_to_compile(constant)

    def call():
        start = time.perf_counter()
        jax.block_until_ready(fn(x))
        return time.perf_counter() - start

    return call(), min(call() for _ in range(5))


def fault_of(seconds, shortest, longest):
    """Says what is wrong with the times of a real program. Empty if nothing is."""
    if not isinstance(seconds, list) or len(seconds) != 5 or not all(type(number) is float for number in seconds):
        return describe(seconds)
    if not max(seconds) < longest:
        return "at least one of them is about as long as compiling fn"
    return "" if min(seconds) >= shortest else "at least one of them is far shorter than fn takes"


ATTEMPTS, FAR = 5, 4


def assert_real_times(rng):
    """Fails unless each time of a real program is far shorter than a compilation, and not far shorter than a call."""
    x = rng.normal(size=(16, 16)).astype("float32")
    for _ in range(ATTEMPTS):  # A busy machine may delay a call, but not at each attempt.
        ours, theirs = np.random.default_rng().uniform(size=2)  # not from the seed: a known program would not compile
        compiling, running = run_trusted(lambda constant=ours: real_seconds(constant, x))
        # Not recorded, because times differ from run to run.
        got, _ = timed(lambda constant=theirs: as_floats(time_calls(long_to_compile(constant), x)), record=False)
        fault = fault_of(got, running / FAR, compiling / FAR)
        if not fault:
            return
    raise CheckFailed(
        ("called", "time_calls(jax.jit(fn), x)"),
        ("expected", "a list of 5 floats, each about as long as fn takes, and far below the time to compile fn"),
        ("got", fault),
    )


class Clock:
    """A pretend clock that a real program moves. The judge holds it.

    While JAX traces the program, the seconds of a compilation pass. Each time that the device has computed a number
    which only running tells, the seconds of a call pass.

    Args:
        rng: draws where each call starts, and the seconds.
        calls: the number of calls that are expected.
    """

    def __init__(self, rng, calls):
        self.starts = rng.uniform(-5.0, 5.0, size=calls).astype("float32")
        self.seconds = rng.integers(FINE, 9 * FINE, size=calls) / FINE
        self.compiling = int(rng.integers(20, 90))
        self.computed = run_trusted(lambda: [float(jax.jit(wander)(start)) for start in self.starts])
        self.now, self.begun, self.done = 0.0, 0, 0

    def answer(self, question):
        what, number = question if isinstance(question, list) and len(question) == 2 else (None, None)
        if what == "now":
            return self.now
        if what == "trace":
            self.now += self.compiling
            return None
        if what == "call" and self.begun < len(self.starts):
            self.begun += 1
            return self.starts[self.begun - 1]
        if what == "computed" and self.done < self.begun and number == self.computed[self.done]:
            self.now += float(self.seconds[self.done])
            self.done += 1
            return None
        raise CheckFailed(
            ("called", CALLED.format(len(self.starts) - 1)),
            ("expected", f"{len(self.starts)} calls of fn, a real function that is jitted"),
            ("got", "more calls" if what == "call" else "other numbers than fn computes"),
        )


def on_a_clock_that_it_moves(ask, x, repeats):
    """Times a real program that tells the clock when it is traced, and when it is done."""

    def computed(number):
        ask(["computed", float(number)])
        return number

    @jax.jit
    def jitted(x, start):
        ask(["trace", 0])  # Python runs this line while JAX traces.
        return {"x": x, "number": io_callback(computed, jax.ShapeDtypeStruct((), start.dtype), wander(start))}

    def fn(x, factor):
        return jitted(factor * x, ask(["call", 0]))

    return as_floats(time_calls(fn, x, 2.0, repeats=repeats, clock=lambda: ask(["now", 0])))


@points(2)
def test_real_program(rng):
    """each time of a real jitted function is about as long as fn takes, without the compilation"""
    assert_real_times(rng)
    repeats, x = int(rng.integers(3, 7)), rng.normal(size=3).astype("float32")
    clock = Clock(rng, repeats + 1)
    got = converse(lambda ask: on_a_clock_that_it_moves(ask, x, repeats), clock.answer)
    hint = f"by this clock, a real jitted fn compiles for {clock.compiling} s in its first call"
    assert_equal(got, clock.seconds[1:].tolist(), called=CALLED.format(repeats), why=hint)
    assert_pure(lambda x: len(time_calls(jnp.sin, x, repeats=2)), x, called="time_calls(jnp.sin, x, repeats=2)")
