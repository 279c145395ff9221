import time
from dataclasses import dataclass

import jax
import jax.numpy as jnp
from exercises.ch1.honest_timer import time_calls

from grader import observe, points
from grader.checks import CheckFailed, assert_equal, describe

DISPATCH = 1 / 64


class Device:
    """A pretend accelerator with its own clock: a call returns at once, and its results arrive later.

    Args:
        compiling: seconds that the first call takes to compile, before it returns.
        slowdowns: one factor for each call, by which its work takes longer.
    """

    def __init__(self, compiling=0.0, slowdowns=()):
        self.now = 0.0
        self.free = 0.0
        self.compiling = compiling
        self.slowdowns = iter(slowdowns)

    def clock(self):
        return self.now

    def program(self, work):
        """Starts the work, a pytree of seconds; returns a pytree of results that are not ready yet."""
        self.now += self.compiling + DISPATCH
        self.compiling = 0.0
        begin = max(self.now, self.free)
        factor = next(self.slowdowns, 1.0)
        self.free = begin + factor * max(jax.tree.leaves(work))
        return jax.tree.map(lambda seconds: Pending(self, begin + factor * seconds), work)


class Pending:
    """A result of the pretend accelerator: one leaf, ready at a given time."""

    def __init__(self, device, ready_at):
        self.device = device
        self.ready_at = ready_at

    def block_until_ready(self):
        self.device.now = max(self.device.now, self.ready_at)
        return self

    def __array__(self, dtype=None, copy=None):
        self.block_until_ready()
        return jnp.zeros((), dtype).__array__()


def timed(work, repeats, compiling=0.0, slowdowns=()):
    device = Device(compiling, slowdowns)
    seconds = time_calls(device.program, work, repeats=repeats, clock=device.clock)
    if not isinstance(seconds, list):
        return seconds
    # A NumPy float64 is a Python float too.
    return [float(number) if isinstance(number, float) else number for number in seconds]


def some_seconds(rng, low, high):
    """Draws a whole number of 64ths of a second, so that sums and differences are exact."""
    return int(rng.integers(64 * low, 64 * high)) / 64


@points(4)
def test_waits(rng):
    """the timer waits until the result is ready"""
    work = some_seconds(rng, 1, 9)
    got = observe(lambda: timed(work, 3))
    expected = [DISPATCH + work] * 3
    hint = f"by this clock, each call returned after {DISPATCH:.3g} s, and its result was ready {work:.4g} s later"
    assert_equal(got, expected, called="time_calls(fn, x, repeats=3, clock=clock)", why=hint)


def each_leaf_slowest(quick, slow):
    """Times four programs with nested results, each with another slow leaf. Returns the times by slow leaf."""

    @jax.tree_util.register_dataclass
    @dataclass
    class Layer:
        kernel: object
        bias: object

    times = {}
    for slowest in ("loss", "kernel", "bias", "steps"):
        seconds = {**quick, slowest: slow}
        layer = Layer(seconds["kernel"], seconds["bias"])
        work = {"loss": seconds["loss"], "state": (layer, [seconds["steps"]])}
        times[f"{slowest} is slowest"] = timed(work, 2)
    return times


@points(4)
def test_waits_for_every_leaf(rng):
    """the timer waits for every leaf of a nested result"""
    quick = {name: some_seconds(rng, 1, 2) for name in ("loss", "kernel", "bias", "steps")}
    slow = some_seconds(rng, 4, 9)
    got = observe(lambda: each_leaf_slowest(quick, slow))
    expected = {f"{slowest} is slowest": [DISPATCH + slow] * 2 for slowest in quick}
    called = "time_calls(fn, x, repeats=2, clock=clock)"
    hint = (
        'the result is {"loss": ..., "state": (Layer(kernel=..., bias=...), [steps])}, where Layer is a dataclass '
        f"registered as a pytree. The slowest leaf is ready {slow:.4g} s after the call returns"
    )
    assert_equal(got, expected, called=called, why=hint)


@points(4)
def test_leaves_the_compilation_out(rng):
    """the first call, which compiles, is not timed"""
    work, compiling = some_seconds(rng, 1, 3), some_seconds(rng, 20, 90)
    got = observe(lambda: timed(work, 3, compiling))
    expected = [DISPATCH + work] * 3
    hint = f"the first call compiles for {compiling:.4g} s before it returns"
    assert_equal(got, expected, called="time_calls(fn, x, repeats=3, clock=clock)", why=hint)


@points(2)
def test_times_each_call(rng):
    """each timed call has its own time, in the order of the calls"""
    repeats = int(rng.integers(3, 7))
    slowdowns = [float(number) for number in rng.permutation(repeats + 1) + 1]
    got = observe(lambda: timed(2.0, repeats, slowdowns=slowdowns))
    expected = [DISPATCH + 2.0 * factor for factor in slowdowns[1:]]
    hint = f"the warm-up and the {repeats} timed calls each took a different time"
    assert_equal(got, expected, called=f"time_calls(fn, x, repeats={repeats}, clock=clock)", why=hint)


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


@points(2)
def test_real_program(rng):
    """with a real jitted function and the real clock, no time includes the compilation"""
    x = rng.normal(size=(8, 8)).astype("float32")
    got = observe(lambda: on_a_real_program(x))
    if got == {"numbers": 5, "positive": True, "compiles": False}:
        return
    found = describe(got.get("odd", got))
    if got.get("compiles"):
        found = "at least one of them is about as long as compiling fn"
    raise CheckFailed(
        ("called", "time_calls(jax.jit(fn), x)"),
        ("expected", "a list of 5 positive floats, each far below the time to compile fn"),
        ("got", found),
    )
