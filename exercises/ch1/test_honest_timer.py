import time
from dataclasses import dataclass

import jax
import jax.numpy as jnp
from exercises.ch1.honest_timer import time_calls
from jax.experimental import io_callback

from grader import observe, points
from grader.checks import CheckFailed, assert_equal, describe, run_trusted

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

    The number that a result holds says how long it took. So the time is known when the result is, and not before.

    Args:
        start: the number that the first result is computed from. Each result is the start of the next one.
        compiling: seconds that the first call takes to compile, before it returns.
    """

    def __init__(self, start, compiling=0.0):
        self.now = 0.0
        self.free = 0.0
        self.compiling = compiling
        self.number = start
        self.compute = jax.jit(wander).lower(start).compile()  # now, so that a real device is ready for each check
        self.called = []

    def clock(self):
        return self.now

    def program(self, names):
        """Starts to compute a result for each name in a pytree; returns a pytree of results that are not ready yet."""
        self.now += self.compiling + DISPATCH
        self.compiling = 0.0
        results = jax.tree.map(lambda _: Pending(self), names)
        self.called.append((self.now, jax.tree.leaves(results)))
        return results

    def finish(self):
        """Computes the results of all calls, in order."""
        for called_at, results in self.called:
            begin = max(called_at, self.free)
            for result in results:
                self.number = self.compute(self.number)
                result.ready_at = begin + in_seconds(self.number)
                self.free = max(self.free, result.ready_at)
        self.called = []


class Pending:
    """A result of the pretend accelerator: one leaf, ready at a time that the device does not know yet."""

    def __init__(self, device):
        self.device = device

    def block_until_ready(self):
        self.device.finish()
        self.device.now = max(self.device.now, self.ready_at)
        return self

    def __array__(self, dtype=None, copy=None):
        self.block_until_ready()
        return jnp.zeros((), dtype).__array__()


def timed(start, names, repeats, compiling=0.0):
    device = Device(start, compiling)
    seconds = time_calls(device.program, names, repeats=repeats, clock=device.clock)
    if not isinstance(seconds, list):
        return seconds
    # A NumPy float64 is a Python float too.
    return [float(number) if isinstance(number, float) else number for number in seconds]


def draw_start(rng):
    return rng.uniform(-5.0, 5.0, size=()).astype("float32")


def seconds_of_results(start, calls, results=1):
    """Returns the seconds that each result of each call takes to compute, in the clean process."""

    def compute():
        number, each_call, compute = start, [], jax.jit(wander)
        for _ in range(calls):
            each_call.append([])
            for _ in range(results):
                number = compute(number)
                each_call[-1].append(in_seconds(number))
        return each_call

    return run_trusted(compute)


def assert_times(rng, repeats, compiling=0.0, why=""):
    """Fails unless the times of a program with one result are right."""
    start = draw_start(rng)
    expected = [DISPATCH + seconds for (seconds,) in seconds_of_results(start, repeats + 1)[1:]]
    got = observe(lambda: timed(start, "result", repeats, compiling))
    assert_equal(got, expected, called=f"time_calls(fn, x, repeats={repeats}, clock=clock)", why=why)


@points(4)
def test_waits(rng):
    """the timer waits until the result is ready"""
    hint = f"by this clock, each call returned after {DISPATCH:.3g} s, and its result was ready at least 1 s later"
    assert_times(rng, repeats=3, why=hint)


def timed_with_layers(start, repeats):
    """Times a program with four results. Their order in the pytree is loss, kernel, bias, steps."""

    @jax.tree_util.register_dataclass
    @dataclass
    class Layer:
        kernel: object
        bias: object

    return timed(start, {"loss": "loss", "state": (Layer("kernel", "bias"), ["steps"])}, repeats)


@points(4)
def test_waits_for_every_leaf(rng):
    """the timer waits for every leaf of a nested result"""
    repeats, slowest = 8, set()
    while slowest != {0, 1, 2, 3}:  # each result is the slowest in some call
        start = draw_start(rng)
        each_call = seconds_of_results(start, repeats + 1, results=4)[1:]
        slowest = {seconds.index(max(seconds)) for seconds in each_call}
    got = observe(lambda: timed_with_layers(start, repeats))
    hint = (
        'the result is {"loss": ..., "state": (Layer(kernel=..., bias=...), [steps])}, where Layer is a dataclass '
        "registered as a pytree. In each call, another leaf may be the slowest"
    )
    expected = [DISPATCH + max(seconds) for seconds in each_call]
    assert_equal(got, expected, called=f"time_calls(fn, x, repeats={repeats}, clock=clock)", why=hint)


@points(4)
def test_leaves_the_compilation_out(rng):
    """the first call, which compiles, is not timed"""
    compiling = int(rng.integers(64 * 20, 64 * 90)) / 64
    assert_times(rng, 3, compiling, f"the first call compiles for {compiling:.4g} s before it returns")


@points(2)
def test_times_each_call(rng):
    """each timed call has its own time, in the order of the calls"""
    repeats = int(rng.integers(4, 8))
    assert_times(rng, repeats, why=f"the warm-up and the {repeats} timed calls each took a different time")


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
    start, compiling = draw_start(rng), int(rng.integers(20, 90))
    ((seconds,),) = seconds_of_results(start, 1)
    got = observe(lambda: on_a_clock_that_it_moves(start, compiling))
    hint = f"by this clock, jax.jit(fn) compiles for {compiling} s in its first call"
    assert_equal(got, [seconds] * 4, called="time_calls(jax.jit(fn), x, repeats=4, clock=clock)", why=hint)
