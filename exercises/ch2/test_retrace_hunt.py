import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.retrace_hunt import running_means, scores_at

from grader import observe, points
from grader.checks import (
    SmallSteps,
    assert_close,
    assert_compiled,
    assert_equal,
    assert_pure,
    count_traces,
    run_compiled,
)

HANDED_OUT = "cc42efa898bca051"


def spread(batch):
    return jnp.sqrt(jnp.mean((batch - jnp.mean(batch)) ** 2)) + jnp.max(jnp.abs(batch))


def spread_oracle(batch):
    batch = np.asarray(batch, np.float64)
    return batch.std() + np.abs(batch).max()


def free_energy(batch, temperature):
    return temperature * jnp.log(jnp.sum(jnp.exp(batch / temperature)))


def free_energy_oracle(batch, temperature):
    batch, temperature = np.asarray(batch, np.float64), float(temperature)
    return temperature * np.log(np.sum(np.exp(batch / temperature)))


def mixed_temperatures(rng):
    """Draws numbers of every kind, in random order."""
    low, high = rng.uniform(0.5, 4, size=2)
    narrow = jnp.bfloat16(high)
    kinds = [int(rng.integers(1, 5)), float(low), np.float32(high), 3.0, jnp.float32(1.5), np.float16(low), narrow]
    return [kinds[i] for i in rng.permutation(len(kinds))]


def draw_streams(rng, lengths):
    """Draws a stream of each length, each with batches of one of two shapes. Also counts the shapes so far."""
    shapes = rng.permutation(np.arange(2, 20))[:2]
    rows = rng.choice(shapes, size=len(lengths))
    streams = [list(rng.normal(size=size).astype("float32")) for size in zip(lengths, rows, strict=True)]
    return streams, [len(set(rows[: i + 1])) for i in range(len(lengths))]


def python_runs(fn, streams):
    """Counts how often Python has run the score after each stream. Runs where the student's code lives."""
    traced, runs = [], []

    def score(batch):
        traced.append(isinstance(batch, jax.core.Tracer))
        return spread(batch)

    for batches in streams:
        fn(score, batches)
        runs.append(len(traced))
    return {"Python ran score": runs, "always under jit": all(traced)}


TWO_LAMBDAS = "they are two functions, although both have one name and one place in the code"


def scaled(factor):
    return lambda batch, t=1.0: factor * jnp.sum(batch) / t


@points(5)
def test_means(rng):
    """each result of running_means is the mean score of all batches so far"""
    batches = list(rng.normal(size=(5, 6)).astype("float32"))
    got = observe(lambda: running_means(spread, batches))
    scores = [spread_oracle(batch) for batch in batches]
    expected = [np.mean(scores[: count + 1]) for count in range(5)]
    assert_close(got, expected, called="running_means(score, batches)")
    assert_means_of_narrow_scores(rng, 20)
    factors = [float(factor) for factor in rng.uniform(1, 3, size=2)]
    got = observe(lambda: [running_means(scaled(factor), batches[:1]) for factor in factors])
    expected = [[factor * batches[0].astype(np.float64).sum()] for factor in factors]
    called = "running_means(score, [batch]) for two lambdas that were made in one place"
    assert_close(got, expected, called=called, why=TWO_LAMBDAS, scale=16, batch=batches[0])


def assert_means_of_narrow_scores(rng, count):
    """Fails unless the mean of bfloat16 scores is a float32."""
    numbers = rng.integers(1, 9, size=(count, 4)).astype(jnp.bfloat16)
    batches = list(numbers)
    got = observe(lambda: running_means(jnp.max, batches))
    expected = np.cumsum(numbers.max(axis=1).astype(np.float64)) / np.arange(1, count + 1)
    called = f"running_means(jnp.max, batches) with {count} bfloat16 batches"
    assert_close(got, list(expected), called=called, why="each score is a bfloat16, and each mean a float32")


@points(2)
def test_temperatures(rng):
    """each result is score(batch, t), and score gets t as a float32 that is not weakly typed"""
    batch = rng.normal(size=4).astype("float32")
    temperatures = mixed_temperatures(rng)
    got = observe(lambda: scores_at(free_energy, batch, temperatures))
    expected = [free_energy_oracle(batch, t) for t in temperatures]
    called = f"scores_at(score, batch, {kinds_of(temperatures)})"
    assert_close(got, expected, called=called, batch=batch)

    narrow = jnp.asarray(batch, "bfloat16")
    weak = float(rng.uniform(0.5, 4))
    expected = [free_energy_oracle(narrow, t) for t in [*temperatures, weak]]
    got = observe(lambda: scores_at(free_energy, narrow, [*temperatures, jnp.asarray(weak)]))
    called = f"scores_at(score, batch, {kinds_of([*temperatures, narrow])}) with a bfloat16 batch"
    hint = "float32 with bfloat16 gives float32, but a weakly typed float32 with bfloat16 gives bfloat16"
    assert_close(got, expected, called=called, why=hint, batch=narrow)

    factors = [float(factor) for factor in rng.uniform(1, 3, size=2)]
    got = observe(lambda: [scores_at(scaled(factor), batch, [2]) for factor in factors])
    expected = [[factor * batch.astype(np.float64).sum() / 2] for factor in factors]
    called = "scores_at(score, batch, [2]) for two lambdas that were made in one place"
    assert_close(got, expected, called=called, why=TWO_LAMBDAS, scale=16, batch=batch)
    assert_pure(lambda batch: scores_at(free_energy, batch, temperatures), narrow, called=called)


@points(1)
def test_traces_of_streams(rng):
    """score is traced once for batches of one shape, and later streams trace nothing"""
    lengths = [5, 5, 1, *map(int, rng.integers(2, 8, size=4))]
    streams, expected = draw_streams(rng, lengths)
    got = observe(lambda: python_runs(lambda *args: running_means(*args), streams))
    called = f"running_means on {lengths} batches of {rows_of(streams)} rows each"
    assert_equal(got, {"Python ran score": expected, "always under jit": True}, called=called)

    longer = np.cumsum(rng.integers(1, 4, size=6))
    assert_only_shapes_trace(rng, longer, why="an array of all scores so far gets a new shape after each batch")
    batches = list(map(jnp.asarray, streams[0]))
    assert_pure(lambda batches: running_means(spread, batches), batches, called="running_means(score, batches)")
    far_longer = longer[-1] + np.array([0, 60, 600]) + rng.integers(30, size=3)
    assert_only_shapes_trace(rng, far_longer, why="no stream is so long that it needs another program")


def assert_only_shapes_trace(rng, lengths, *, why):
    """Fails unless only batches of a new shape trace anything in streams of these lengths."""
    lengths = list(map(int, lengths))
    streams, _ = draw_streams(rng, lengths)
    rows = rows_of(streams)

    def traced():
        # Entries from earlier calls in JAX's caches would hide a mean that compiles for each length.
        jax.clear_caches()
        counts = count_traces(lambda batches: running_means(spread, batches), [(batches,) for batches in streams])
        return [count > 0 for count in counts]

    called = f"running_means on {lengths} batches of {rows} rows: does each call trace anything?"
    expected = [row not in rows[:i] for i, row in enumerate(rows)]
    assert_equal(observe(traced), expected, called=called, why=why)


@points(6)
def test_long_streams(rng):
    """streams of any length, even thousands of batches, are right and compile nothing new"""
    hint = "an array of all scores so far gets a new shape after each batch, and each new shape compiles"
    assert_fast_stream(SmallSteps(rng, scalar=True), rng, rng.integers(3, 6, size=20), times=2, why=hint)
    longer_each_time = 20 + np.cumsum(rng.integers(3, 6, size=20))  # than any in another check
    assert_fast_stream(SmallSteps(rng, scalar=True, rounds=4000), rng, longer_each_time, why=hint)
    # First those that show work which grows, within seconds. Then more lengths than can be compiled ahead within the
    # time of a check: such a compilation takes 10 ms or more.
    score, hint = SmallSteps(rng, scalar=True, rounds=100), "the work for a batch must not grow with the stream"
    for low, high in ((500, 700), (4000, 6000)):
        assert_fast_stream(score, rng, rng.integers(low, high, size=20), times=20, why=hint)
    assert_means_of_narrow_scores(rng, 300)  # a bfloat16 cannot count so far


def assert_fast_stream(score, rng, lengths, **options):
    """Fails unless streams of these lengths, one after the other, are scored as fast as compiled code scores them."""
    waiting = iter(lengths)

    def draw_args():
        return score, list(rng.normal(size=(int(next(waiting)), 8)).astype("float32"))

    def means(score, batches):  # as one array, because thousands of them are compared one by one
        # Not `jnp.asarray`, which compiles for each length in JAX 0.10.
        return jax.device_put(np.array(running_means(score, batches)))

    def compiled_means(score, batches):
        scores = np.array([run_compiled(score, batch) for batch in batches])
        return np.cumsum(scores) / np.arange(1, 1 + len(scores), dtype=scores.dtype)

    assert_compiled(
        means,
        draw_args,
        reference=compiled_means,
        called="running_means(score, batches), for a `score` of many small steps",
        **options,
    )


@points(4)
def test_one_trace_for_all_temperatures(rng):
    """score is traced once for all temperatures, whatever kind of number each one is"""
    batches = [stream[0] for stream in draw_streams(rng, [1] * int(rng.integers(3, 6)))[0]]
    sweeps = [mixed_temperatures(rng) for _ in batches]
    same = SmallSteps(rng, scalar=True)

    def runs():
        counts = []
        for batch, temperatures in zip(batches, sweeps, strict=True):
            scores_at(same, batch, temperatures)
            counts.append(len(same.shapes))
        return counts

    sizes = [len(batch) for batch in batches]
    called = f"scores_at(score, batch, {kinds_of(sweeps[0])}) with {sizes} rows: how often had Python run `score`?"
    assert_equal(observe(runs), [len(set(sizes[: i + 1])) for i in range(len(sizes))], called=called)

    def draw_args(score):
        return score, rng.uniform(0.5, 1, size=8).astype("float32"), mixed_temperatures(rng)

    def compiled_scores(score, batch, temperatures):
        return [run_compiled(score, batch, np.float32(t)) for t in temperatures]

    def assert_fast(draw_args, **more):
        assert_compiled(lambda *args: scores_at(*args), draw_args, reference=compiled_scores, **more)

    called = "scores_at(score, batch, temperatures), for a `score` of many small steps"
    assert_fast(lambda: draw_args(same), times=2, called=called)
    hint = "seven temperatures of seven types need one program, and not one for each type"
    assert_fast(
        lambda: draw_args(SmallSteps(rng, scalar=True)),
        times=2,
        called=f"{called} that is new in each call",
        why=hint,
    )


@points(2)
def test_speed(rng):
    """scoring a stream takes about as long as calling a compiled score for each batch"""
    # Few batches and many rounds, so that what grows with the stream, which another check asks about, takes little.
    assert_fast_stream(SmallSteps(rng, scalar=True, rounds=60_000), rng, [2] * 20, times=2)


def rows_of(streams):
    return [len(batches[0]) for batches in streams]


def kinds_of(temperatures):
    names = {int: "int", float: "float", np.float32: "np.float32", np.float16: "np.float16"}
    return "[" + ", ".join(names.get(type(t), "jax.Array") for t in temperatures) + "]"
