import time
from dataclasses import dataclass

import jax
import jax.numpy as jnp
from exercises.ch1.honest_timer import time_calls
from jax.experimental import io_callback

from grader import observe, points
from grader.checks import CheckFailed, assert_equal, converse, describe, run_trusted

DISPATCH = 1 / 64


def wander(x):
    """Takes chaotic steps, which blow up a difference in the last bit. Only running them tells where they end."""
    for _ in range(10):
        x = 3.7 * jnp.sin(5.3 * x + 1.0) + 0.7 * x
    return x


def in_seconds(number):
    """Turns a computed number into a whole number of 64ths of a second, so that sums and differences are exact."""
    return 1 + int(64 * abs(float(number))) % 512 / 64


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
        self.seconds = rng.integers(64, 9 * 64, size=(calls, results)) / 64  # so that sums and differences are exact
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
        raise CheckFailed(
            ("expected", "a call, a wait for a result, or a look at the clock"), ("got", describe(question))
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
        return jnp.zeros((), dtype).__array__()


def timed(ask, names, repeats):
    """Times a program that returns a pending result for each name in a pytree."""

    def program(names):
        first = ask(["call", 0])
        leaves, tree = jax.tree.flatten(names)
        return jax.tree.unflatten(tree, [Pending(ask, first + i) for i in range(len(leaves))])

    seconds = time_calls(program, names, repeats=repeats, clock=lambda: ask(["now", 0]))
    if not isinstance(seconds, list):
        return seconds
    # A NumPy float64 is a Python float too.
    return [float(number) if isinstance(number, float) else number for number in seconds]


CALLED = "time_calls(fn, x, repeats={}, clock=clock)"


def assert_times(device, why, play=lambda ask, repeats: timed(ask, "result", repeats)):
    """Fails unless the times of a program are right."""
    repeats = device.calls - 1
    expected = [DISPATCH + float(seconds.max()) for seconds in device.seconds[1:]]
    got = converse(lambda ask: play(ask, repeats), device.answer)
    assert_equal(got, expected, called=CALLED.format(repeats), why=why)


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

    return timed(ask, {"loss": "loss", "state": (Layer("kernel", "bias"), ["steps"])}, repeats)


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


@points(4)
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


def long_to_compile(constant):
    """Returns a jitted function that takes a thousand times as long to compile as to run."""

    def fn(x):
        for _ in range(6):
            x = jnp.sin(x) @ jnp.cos(x + constant)
        return {"x": x, "sum": x.sum()}

    return jax.jit(fn)


def seconds_to_compile(constant, x):
    start = time.perf_counter()
    jax.block_until_ready(long_to_compile(constant)(x))
    return time.perf_counter() - start


def on_a_real_program(x, attempts=3):
    """Runs `time_calls` on a real program, and says whether some time is as long as a compilation."""
    for attempt in range(attempts):  # A busy machine may delay a call, but not at each attempt.
        seconds = time_calls(long_to_compile(float(attempt)), x)
        if not isinstance(seconds, list) or not all(isinstance(number, float) for number in seconds):
            return {"odd": seconds}
        compiling = min(seconds_to_compile(10.0 * attempt + constant, x) for constant in (0.25, 0.5))
        compiles = max(seconds, default=0.0) >= compiling / 4
        if not compiles:
            break
    return {"numbers": len(seconds), "positive": min(seconds, default=0.0) > 0, "compiles": compiles}


def on_a_clock_that_it_moves(x, compiling):
    """Times a real program. A trace of it moves the clock by `compiling`, and a run by the seconds that it computed."""
    now = 0.0

    def pass_by(seconds):
        nonlocal now
        now += seconds

    def run(number):
        pass_by(in_seconds(number))
        return number

    def fn(x):
        pass_by(compiling)  # Python runs this line while JAX traces.
        number = io_callback(run, jax.ShapeDtypeStruct((), x.dtype), wander(x))
        return {"x": x, "number": number}

    return time_calls(jax.jit(fn), x, repeats=4, clock=lambda: now)


@points(2)
def test_real_program(rng):
    """with a real jitted function and the real clock, no time includes the compilation"""
    x = rng.normal(size=(8, 8)).astype("float32")
    got = observe(lambda: on_a_real_program(x))
    if got != {"numbers": 5, "positive": True, "compiles": False}:
        found = describe(got.get("odd", got)) if isinstance(got, dict) else describe(got)
        if isinstance(got, dict) and got.get("compiles"):
            found = "at least one of them is about as long as compiling fn"
        raise CheckFailed(
            ("called", "time_calls(jax.jit(fn), x)"),
            ("expected", "a list of 5 positive floats, each far below the time to compile fn"),
            ("got", found),
        )
    start, compiling = rng.uniform(-5.0, 5.0, size=()).astype("float32"), int(rng.integers(20, 90))
    seconds = run_trusted(lambda: in_seconds(jax.jit(wander)(start)))
    got = observe(lambda: on_a_clock_that_it_moves(start, compiling))
    hint = f"by this clock, jax.jit(fn) compiles for {compiling} s in its first call"
    assert_equal(got, [seconds] * 4, called="time_calls(jax.jit(fn), x, repeats=4, clock=clock)", why=hint)
