import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.bounds_modes import add_or_drop, read_clamped, read_or_nan

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "bb9a80284c715136"


def some_series(rng):
    return rng.normal(size=rng.integers(5, 9)).astype("float32")


SMALLEST, LARGEST = -(2**31), 2**31 - 1


def shuffled(rng, *steps):
    return rng.permutation(np.concatenate(steps)).astype("int32")


def read_or_nan_oracle(series, steps):
    inside = (steps >= -len(series)) & (steps < len(series))
    return np.where(inside, series.astype(np.float64)[np.where(inside, steps, 0)], np.nan)


def added_oracle(series, steps, amounts):
    added = series.astype(np.float64)
    inside = (steps >= -len(series)) & (steps < len(series))
    np.add.at(added, steps[inside], amounts[inside])
    return added


def clamped_oracle(series, steps):
    return series.astype(np.float64)[np.clip(steps, 0, len(series) - 1)]


@points(2)
def test_reads_past_the_end(rng):
    """read_or_nan gives NaN for a step past the end"""

    def draw_call():
        series = some_series(rng)
        length = len(series)
        steps = shuffled(rng, np.arange(length), [length, length + 1, 2 * length, 1000, LARGEST])
        return (series, steps), read_or_nan_oracle(series, steps)

    (series, steps), expected = draw_call()
    got = observe(lambda: read_or_nan(jnp.asarray(series), jnp.asarray(steps)))
    hint = f"steps: {steps.tolist()}"
    assert_close(got, expected, called="read_or_nan(series, steps)", series=series, steps=steps, why=hint)
    assert_program(lambda *args: read_or_nan(*args), draw_call, called="read_or_nan(series, steps)")


@points(3)
def test_reads_from_the_end(rng):
    """read_or_nan counts -1 to -len(series) from the end, and gives NaN before the start"""

    def draw_call():
        series = some_series(rng)
        length = len(series)
        before = [-length - 1, -length - 2, -2 * length, -2 * length - 1, -1000, SMALLEST]
        steps = shuffled(rng, -1 - np.arange(length), before)
        return (series, steps), read_or_nan_oracle(series, steps)

    (series, steps), expected = draw_call()
    got = observe(lambda: read_or_nan(jnp.asarray(series), jnp.asarray(steps)))
    hint = f"steps: {steps.tolist()}"
    assert_close(got, expected, called="read_or_nan(series, steps)", series=series, steps=steps, why=hint)
    assert_program(lambda *args: read_or_nan(*args), draw_call, called="read_or_nan(series, steps)")


@points(3)
def test_adds_inside_only(rng):
    """add_or_drop adds every amount inside the series and drops every one outside it"""

    def draw_call():
        series = some_series(rng)
        length = len(series)
        outside = [length, length + 3, 1000, LARGEST, -length - 1, -length - 2, -2 * length - 1, SMALLEST]
        steps = shuffled(rng, [0, 2, 2, length - 1, -1, -length], outside)
        amounts = rng.uniform(1, 2, size=len(steps)).astype("float32")
        return (series, steps, amounts), added_oracle(series, steps, amounts)

    (series, steps, amounts), expected = draw_call()
    got = observe(lambda: add_or_drop(jnp.asarray(series), jnp.asarray(steps), jnp.asarray(amounts)))
    called, hint = "add_or_drop(series, steps, amounts)", f"steps: {steps.tolist()}"
    assert_close(got, expected, called=called, series=series, amounts=amounts, why=hint)
    assert_program(lambda *args: add_or_drop(*args), draw_call, called=called)


@points(3)
def test_clamps_both_ends(rng):
    """read_clamped gives the first element for any negative step, and the last past the end"""

    def draw_call():
        series = some_series(rng)
        length = len(series)
        after = [length, length + 2, 1000, LARGEST]
        before = [-1, -2, -length, -length - 1, -1000, SMALLEST, SMALLEST + 1, SMALLEST + length - 1]
        steps = shuffled(rng, [0, 1, length - 1], after, before)
        return (series, steps), clamped_oracle(series, steps)

    (series, steps), expected = draw_call()
    got = observe(lambda: read_clamped(jnp.asarray(series), jnp.asarray(steps)))
    hint = f"steps: {steps.tolist()}"
    assert_close(got, expected, called="read_clamped(series, steps)", series=series, steps=steps, why=hint)
    assert_program(lambda *args: read_clamped(*args), draw_call, called="read_clamped(series, steps)")


def all_three(series, steps, amounts):
    return read_or_nan(series, steps), add_or_drop(series, steps, amounts), read_clamped(series, steps)


def all_three_oracles(series, steps, amounts):
    return read_or_nan_oracle(series, steps), added_oracle(series, steps, amounts), clamped_oracle(series, steps)


@points(2)
def test_infinite_elements(rng):
    """an infinite element or amount does not turn other results into NaN or infinity"""

    def draw_args():
        series = some_series(rng)
        length = len(series)
        series_inf, amounts_inf = (int(number) for number in rng.permutation(length)[:2])
        series[series_inf] = np.inf
        steps = shuffled(rng, np.arange(length), [length, -length - 1])
        amounts = rng.uniform(1, 2, size=len(steps)).astype("float32")
        amounts[(steps == amounts_inf) | (steps == length) | (steps == -length - 1)] = np.inf
        hint = f"steps: {steps.tolist()}; series[{series_inf}] is inf, and so are the amounts at {amounts_inf}"
        return (series, steps, amounts), f"{hint} and outside"

    def draw_call():
        args, _ = draw_args()
        return args, all_three_oracles(*args)

    args, hint = draw_args()
    expected = all_three_oracles(*args)
    got = observe(lambda: all_three(*map(jnp.asarray, args)))
    called = "read_or_nan(series, steps), add_or_drop(series, steps, amounts), read_clamped(series, steps)"
    assert_close(got, expected, called=called, why=hint)
    assert_program(all_three, draw_call, called=called)


@points(2)
def test_traced_steps(rng):
    """all three functions work under jax.jit, on steps that have no values yet"""

    def draw_call():
        series = some_series(rng)
        steps = rng.permutation(len(series))[:4].astype("int32")
        args = series, steps, rng.normal(size=4).astype("float32")
        return args, all_three_oracles(*args)

    args, expected = draw_call()
    got = observe(lambda: jax.jit(all_three)(*args))
    called = "jax.jit(read_or_nan)(...), jax.jit(add_or_drop)(...), jax.jit(read_clamped)(...)"
    assert_close(got, expected, called=called, why=f"steps: {args[1].tolist()}, all inside the series")
    assert_program(all_three, draw_call, called="read_or_nan(...), add_or_drop(...), read_clamped(...)")
    series, steps, amounts = map(jnp.asarray, args)
    assert_pure(lambda *args: read_or_nan(*args), series, steps, called="read_or_nan(series, steps)")
    assert_pure(lambda *args: add_or_drop(*args), series, steps, amounts, called="add_or_drop(series, steps, amounts)")
    assert_pure(lambda *args: read_clamped(*args), series, steps, called="read_clamped(series, steps)")
