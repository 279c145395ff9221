import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.bounds_modes import add_or_drop, read_clamped, read_or_nan

from grader import observe, points
from grader.checks import assert_close


def some_series(rng):
    return rng.normal(size=rng.integers(5, 9)).astype("float32")


SMALLEST, LARGEST = -(2**31), 2**31 - 1


def shuffled(rng, *steps):
    return rng.permutation(np.concatenate(steps)).astype("int32")


def read_or_nan_oracle(series, steps):
    inside = (steps >= -len(series)) & (steps < len(series))
    return np.where(inside, series.astype(np.float64)[np.where(inside, steps, 0)], np.nan)


@points(2)
def test_reads_past_the_end(rng):
    """read_or_nan gives NaN for a step past the end"""
    series = some_series(rng)
    length = len(series)
    steps = shuffled(rng, np.arange(length), [length, length + 1, 2 * length, 1000, LARGEST])
    got = observe(lambda: read_or_nan(jnp.asarray(series), jnp.asarray(steps)))
    hint = f"steps: {steps.tolist()}"
    assert_close(got, read_or_nan_oracle(series, steps), called="read_or_nan(series, steps)", series=series, why=hint)


@points(4)
def test_reads_from_the_end(rng):
    """read_or_nan counts -1 to -len(series) from the end, and gives NaN before the start"""
    series = some_series(rng)
    length = len(series)
    before = [-length - 1, -length - 2, -2 * length, -2 * length - 1, -1000, SMALLEST]
    steps = shuffled(rng, -1 - np.arange(length), before)
    got = observe(lambda: read_or_nan(jnp.asarray(series), jnp.asarray(steps)))
    hint = f"steps: {steps.tolist()}"
    assert_close(got, read_or_nan_oracle(series, steps), called="read_or_nan(series, steps)", series=series, why=hint)


@points(4)
def test_adds_inside_only(rng):
    """add_or_drop adds every amount inside the series and drops every one outside it"""
    series = some_series(rng)
    length = len(series)
    outside = [length, length + 3, 1000, LARGEST, -length - 1, -length - 2, -2 * length - 1, SMALLEST]
    steps = shuffled(rng, [0, 2, 2, length - 1, -1, -length], outside)
    amounts = rng.uniform(1, 2, size=len(steps)).astype("float32")
    got = observe(lambda: add_or_drop(jnp.asarray(series), jnp.asarray(steps), jnp.asarray(amounts)))
    expected = series.astype(np.float64)
    inside = (steps >= -length) & (steps < length)
    np.add.at(expected, steps[inside], amounts[inside])
    called, hint = "add_or_drop(series, steps, amounts)", f"steps: {steps.tolist()}"
    assert_close(got, expected, called=called, series=series, amounts=amounts, why=hint)


@points(4)
def test_clamps_both_ends(rng):
    """read_clamped gives the first element for any negative step, and the last past the end"""
    series = some_series(rng)
    length = len(series)
    after, before = [length, length + 2, 1000, LARGEST], [-1, -2, -length, -length - 1, -1000, SMALLEST]
    steps = shuffled(rng, [0, 1, length - 1], after, before)
    got = observe(lambda: read_clamped(jnp.asarray(series), jnp.asarray(steps)))
    expected = series.astype(np.float64)[np.clip(steps, 0, length - 1)]
    hint = f"steps: {steps.tolist()}"
    assert_close(got, expected, called="read_clamped(series, steps)", series=series, why=hint)


@points(2)
def test_infinite_elements(rng):
    """an infinite element or amount does not turn other results into NaN or infinity"""
    series = some_series(rng)
    length = len(series)
    series_inf, amounts_inf = (int(number) for number in rng.permutation(length)[:2])
    series[series_inf] = np.inf
    steps = shuffled(rng, np.arange(length), [length, -length - 1])
    amounts = rng.uniform(1, 2, size=len(steps)).astype("float32")
    amounts[(steps == amounts_inf) | (steps == length) | (steps == -length - 1)] = np.inf

    def all_three():
        at, values = jnp.asarray(steps), jnp.asarray(series)
        return read_or_nan(values, at), add_or_drop(values, at, jnp.asarray(amounts)), read_clamped(values, at)

    got = observe(all_three)
    inside = (steps >= -length) & (steps < length)
    added = series.astype(np.float64)
    np.add.at(added, steps[inside], amounts[inside])
    clamped = series.astype(np.float64)[np.clip(steps, 0, length - 1)]
    called = "read_or_nan(series, steps), add_or_drop(series, steps, amounts), read_clamped(series, steps)"
    hint = f"steps: {steps.tolist()}; series[{series_inf}] is inf, and so are the amounts at {amounts_inf} and outside"
    assert_close(got, (read_or_nan_oracle(series, steps), added, clamped), called=called, why=hint)


@points(2)
def test_traced_steps(rng):
    """all three functions work under jax.jit, on steps that have no values yet"""
    series = some_series(rng)
    steps = rng.permutation(len(series))[:4].astype("int32")
    amounts = rng.normal(size=4).astype("float32")

    def jitted():
        read = jax.jit(read_or_nan)(series, steps)
        added = jax.jit(add_or_drop)(series, steps, amounts)
        return read, added, jax.jit(read_clamped)(series, steps)

    got = observe(jitted)
    added = series.astype(np.float64)
    added[steps] += amounts
    expected = (series[steps].astype(np.float64), added, series[steps].astype(np.float64))
    called = "jax.jit(read_or_nan)(...), jax.jit(add_or_drop)(...), jax.jit(read_clamped)(...)"
    assert_close(got, expected, called=called, why=f"steps: {steps.tolist()}, all inside the series")
