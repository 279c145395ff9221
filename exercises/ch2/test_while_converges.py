import jax.numpy as jnp
import numpy as np
from exercises.ch2.while_converges import newton_sqrt, smooth

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_equal,
    assert_fully_jitted,
    assert_pure,
    assert_traces,
    two_digits,
)

HANDED_OUT = "d04e4c9b49932083"

MANY = np.int32(50)


def newton_oracle(value, tolerance, max_steps=50):
    value = root = float(value)
    steps = 0
    while abs(root * root - value) > float(tolerance) * value and steps < max_steps:
        root, steps = (root + value / root) / 2, steps + 1
    return root, np.int32(steps)


def smooth_oracle(signal, rounds):
    signal = np.asarray(signal, np.float64)
    for _ in range(rounds):
        signal = (np.roll(signal, 1) + signal + np.roll(signal, -1)) / 3
    return signal


def values_for(rng, tolerances, count):
    """Draws numbers for which float32 rounding does not change the number of steps."""
    values = []
    while len(values) < count:
        value = np.float32(10 ** rng.uniform(-2, 4))
        stops = [newton_oracle(value, factor * t)[1] for t in tolerances for factor in (0.8, 1.0, 1.25)]
        if all(len(set(stops[i : i + 3])) == 1 for i in range(0, len(stops), 3)):
            values.append(value)
    return values


def assert_compiled_newton(calls):
    """Fails unless one compiled program gives the right answer to each call."""
    newton = program(lambda *args: newton_sqrt(*args), *map(np.float32, (2, 1e-3)), MANY)
    for value, tolerance, limit in calls:
        got = newton.call(value, tolerance, np.int32(limit))
        expected = list(newton_oracle(value, tolerance, limit))
        called = f"newton_sqrt({value:.6g}, {tolerance:.0e}, {limit}), compiled with 1e-3 and 50"
        assert_close(got, expected, called=called, array_type=None)


@points(3)
def test_root(rng):
    """newton_sqrt takes only the steps that a value needs, and returns the last root"""
    tolerance = np.float32(1e-3)
    for value in values_for(rng, [tolerance], 4):
        got = observe(lambda value=value: newton_sqrt(value, tolerance, MANY))
        assert_close(got, newton_oracle(value, tolerance), called=f"newton_sqrt({value:.6g}, 1e-3, 50)")
    assert_compiled_newton([(value, tolerance, 50) for value in values_for(rng, [tolerance], 2)])
    for dtype in (jnp.bfloat16, jnp.float16):  # one step is enough, and these hold all its numbers
        short = np.asarray(2 * int(rng.integers(2, 60)) + 1, dtype)
        args = short, np.asarray((short - 1) / 2, dtype), MANY
        got = observe(lambda args=args: newton_sqrt(*args))
        called = f"newton_sqrt({args[0]}, {args[1]}, 50)        value: {short.dtype}[]"
        assert_close(got, (np.asarray((short + 1) / 2, dtype), np.int32(1)), called=called, ulps=1)


BAR = 5


@points(2)
def test_stops_early(rng):
    """a root that is close enough after a few steps costs no more, however large max_steps is"""
    tolerance = np.float32(1e-3)
    (value,) = values_for(rng, [tolerance], 1)
    while True:  # its root stays further away than 0, so the loop goes on to the limit
        endless = np.float32(rng.uniform(1.0, 9.0))
        root = np.sqrt(endless)
        near = [np.nextafter(root, np.float32(0)), root, np.nextafter(root, np.float32(9))]
        if all(np.float32(one * one) != endless for one in near):
            break
    assert_compiled_newton([(np.float32(rng.uniform(3e3, 9e3)), tolerance, 3)])  # or the next call has no end
    newton = program(lambda *args: newton_sqrt(*args), *map(np.float32, (2, 1e-3)), MANY)
    limit = int(rng.integers(200_000, 400_000))
    _, steps = newton.call(endless, np.float32(0), np.int32(limit))
    called = f"newton_sqrt({endless:.6g}, 0, {limit})[1], compiled"
    assert_equal(int(steps) if np.shape(steps) == () else steps, limit, called=called, why="no float32 root is exact")
    calls = [(value, tolerance, np.int32(most)) for most in (20, limit)]
    few, many, all_steps = newton.seconds(*calls, (endless, np.float32(0), np.int32(limit)))
    if many > BAR * few or BAR * many > all_steps:
        raise CheckFailed(
            ("called", f"newton_sqrt({value:.6g}, 1e-3, {limit}), compiled"),
            (
                "expected",
                f"the time of a few steps, because {steps_of(value)} are enough: about as long as with max_steps = 20, "
                f"and far less than {limit} steps take",
            ),
            (
                "got",
                f"{two_digits(many / few)} times as long as with max_steps = 20, "
                f"and {two_digits(many / all_steps)} times as long as all {limit} steps",
            ),
            ("", "the loop ends when the root is close enough, and does not only keep the root from then on"),
        )


def steps_of(value):
    return newton_oracle(value, 1e-3)[1]


@points(2)
def test_tolerance(rng):
    """a larger tolerance stops earlier, and a root exactly at the tolerance is close enough"""
    tolerances = np.float32([1e-3, 1e-1, 1e-5])
    (value,) = values_for(rng, tolerances, 1)
    for tolerance in tolerances:
        got = observe(lambda tolerance=tolerance: newton_sqrt(value, tolerance, MANY))
        assert_close(got, newton_oracle(value, tolerance), called=f"newton_sqrt({value:.6g}, {tolerance:.0e}, 50)")
    # The start is exactly at the tolerance. Whole numbers, because float32 does not round them.
    start = np.float32(rng.integers(2, 100))
    for value, tolerance in [(start, start - 1), (np.float32(1), np.float32(0))]:
        got = observe(lambda value=value, tolerance=tolerance: newton_sqrt(value, tolerance, MANY))
        assert_close(got, (value, np.int32(0)), called=f"newton_sqrt({value:g}, {tolerance:g}, 50)")
    (value,) = values_for(rng, tolerances, 1)
    assert_compiled_newton([(value, tolerance, 50) for tolerance in tolerances[:2]])


@points(2)
def test_limit(rng):
    """max_steps ends the loop, even if the root is not close enough yet"""
    value, tolerance = np.float32(rng.uniform(3e3, 9e3)), np.float32(1e-3)
    for limit in (np.int32(3), np.int32(0), np.int16(3)):
        got = observe(lambda limit=limit: newton_sqrt(value, tolerance, limit))
        expected = newton_oracle(value, tolerance, limit)
        assert_close(got, expected, called=f"newton_sqrt({value:.6g}, 1e-3, {limit})", max_steps=limit)
    value = np.float32(rng.uniform(3e3, 9e3))
    assert_compiled_newton([(value, tolerance, limit) for limit in (3, 0)])


@points(3)
def test_smooth(rng):
    """each round of smooth replaces every value with the mean of itself and its neighbours"""
    signal = rng.normal(size=11).astype("float32")
    for rounds in (1, 0, int(rng.integers(5, 12))):
        got = observe(lambda rounds=rounds: smooth(signal, np.int32(rounds)))
        assert_close(got, smooth_oracle(signal, rounds), called=f"smooth(signal, {rounds})", signal=signal)
    short = jnp.asarray(signal, "bfloat16")
    got = observe(lambda: smooth(short, np.int32(2)))
    expected = smooth_oracle(np.asarray(short, np.float64), 2)
    assert_close(got, expected, dtype="bfloat16", ulps=8, called="smooth(signal, 2)", signal=short)
    signal[int(rng.integers(11))] = np.inf
    got = observe(lambda: smooth(signal, np.int32(2)))
    hint = "in 2 rounds, an infinite value reaches 2 places on either side"
    assert_close(got, smooth_oracle(signal, 2), called="smooth(signal, 2)", why=hint, signal=signal)
    size = int(rng.integers(90, 110))  # so large that it is not smooth yet after hundreds of rounds
    smoothing = program(lambda *args: smooth(*args), jnp.zeros(size), np.int32(1))
    signal, rounds = rng.normal(size=size).astype("float32"), int(rng.integers(500, 2000))
    got = smoothing.call(signal, np.int32(rounds))
    called = f"smooth(signal, {rounds}), compiled"
    # Each round adds up to two units of rounding.
    expected = [smooth_oracle(signal, rounds)]
    assert_close(got, expected, ulps=2 * rounds, called=called, array_type=None, signal=signal)


@points(2)
def test_one_program(rng):
    """all arguments are inputs of the compiled program, so it gives right answers for any values"""
    tolerances = np.float32([1e-2, 1e-4])
    steps = {0}
    while len(steps) == 1:  # a program that kept its first tolerance is wrong for one of these
        (value,) = values_for(rng, tolerances, 1)
        steps = {int(newton_oracle(value, tolerance)[1]) for tolerance in tolerances}
    assert_compiled_newton([(value, tolerances[0], 50), (value, tolerances[1], 50), (value, tolerances[1], 2)])
    signal = rng.normal(size=7).astype("float32")
    smoothing = program(lambda *args: smooth(*args), signal, np.int32(1))
    got = smoothing.call(signal, np.int32(6))
    assert_close(got, [smooth_oracle(signal, 6)], called="smooth(signal, 6), compiled with 1", array_type=None)


@points(1)
def test_compiled_once(rng):
    """each function is one compiled program, and a second call with other values traces nothing"""
    value = np.float32(rng.uniform(1, 100))

    def draw_newton():
        while True:
            tolerance = np.float32(10 ** rng.uniform(-4, -1))
            (value,) = values_for(rng, [tolerance], 1)
            expected = newton_oracle(value, tolerance)
            if expected[1] != newton_oracle(value, 1e-3)[1]:  # a program that kept the first tolerance is wrong
                return (value, tolerance, MANY), expected

    def draw_smooth():
        signal, rounds = rng.normal(size=9).astype("float32"), int(rng.integers(1, 9))
        return (signal, np.int32(rounds)), smooth_oracle(signal, rounds)

    assert_traces(
        lambda *args: newton_sqrt(*args),
        draw_newton,
        calls=[(value, np.float32(t), steps) for t, steps in ((1e-3, MANY), (1e-2, MANY), (1e-2, np.int32(2)))],
        called="newton_sqrt(value, tolerance, max_steps)",
        why="`tolerance` and `max_steps` are traced, so a new value needs no new program",
    )
    assert_traces(
        lambda *args: smooth(*args),
        draw_smooth,
        called="smooth(signal, rounds)",
        why="`rounds` is traced, so a new value needs no new program",
    )
    signal, value = rng.normal(size=9).astype("float32"), np.float32(rng.uniform(1, 100))
    assert_fully_jitted(lambda *args: newton_sqrt(*args), value, np.float32(1e-3), MANY, called="newton_sqrt")
    assert_fully_jitted(lambda *args: smooth(*args), signal, np.int32(2), called="smooth(signal, rounds)")
    numbers = jnp.float32(value), jnp.float32(1e-3), jnp.int32(50)
    assert_pure(lambda *args: newton_sqrt(*args), *numbers, called="newton_sqrt(value, tolerance, max_steps)")
    assert_pure(lambda *args: smooth(*args), jnp.asarray(signal), jnp.int32(2), called="smooth(signal, rounds)")
