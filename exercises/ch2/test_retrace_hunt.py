import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.retrace_hunt import running_means, scores_at

from grader import observe, points
from grader.checks import Counted, assert_cached, assert_close, assert_equal, count_traces


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


def draw_stream(rng, batches, rows):
    """Draws a stream and the running means of its norms. (JAX's own functions are the same object in every thunk.)"""
    stream = list(rng.normal(size=(batches, rows)).astype("float32"))
    scores = [np.linalg.norm(batch.astype(np.float64)) for batch in stream]
    return (stream,), [np.mean(scores[: count + 1]) for count in range(batches)]


def mixed_temperatures(rng):
    """Draws numbers of every kind, in random order."""
    low, high = rng.uniform(0.5, 4, size=2)
    kinds = [int(rng.integers(1, 5)), float(low), np.float32(high), 3.0, jnp.float32(1.5), np.float16(low)]
    return [kinds[i] for i in rng.permutation(len(kinds))]


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


@points(4)
def test_means(rng):
    """each result of running_means is the mean score of all batches so far"""
    batches = list(rng.normal(size=(5, 6)).astype("float32"))
    got = observe(lambda: running_means(spread, batches))
    scores = [spread_oracle(batch) for batch in batches]
    expected = [np.mean(scores[: count + 1]) for count in range(5)]
    assert_close(got, expected, called="running_means(score, batches)")


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
    expected = [free_energy_oracle(narrow, t) for t in temperatures]
    got = observe(lambda: scores_at(free_energy, narrow, temperatures))
    called = f"scores_at(score, batch, {kinds_of(temperatures)}) with a bfloat16 batch"
    hint = "float32 with bfloat16 gives float32, but a weakly typed float32 with bfloat16 gives bfloat16"
    assert_close(got, expected, called=called, why=hint, batch=narrow)


@points(4)
def test_one_trace_for_a_stream(rng):
    """score is traced once for a stream, and once more for batches of another shape"""
    stream, wider = (list(rng.normal(size=(5, rows)).astype("float32")) for rows in (4, 9))
    got = observe(lambda: python_runs(lambda *args: running_means(*args), [stream, wider]))
    called = "running_means on 5 batches of 4 rows, then on 5 of 9"
    assert_equal(got, {"Python ran score": [1, 2], "always under jit": True}, called=called)
    assert_cached(
        lambda batches: running_means(jnp.linalg.norm, batches),
        lambda: draw_stream(rng, batches=5, rows=4),
        called="running_means(jnp.linalg.norm, batches)",
    )


@points(2)
def test_later_streams(rng):
    """a later stream with batches of the same shape traces nothing, whatever its length"""
    streams = [list(rng.normal(size=(batches, 3)).astype("float32")) for batches in (1, 4, 4, 6)]
    got = observe(lambda: python_runs(lambda *args: running_means(*args), streams))
    called = "running_means on 1, then on 4, on another 4, and on 6 batches"
    assert_equal(got, {"Python ran score": [1, 1, 1, 1], "always under jit": True}, called=called)

    streams = [list(rng.normal(size=(batches, 5)).astype("float32")) for batches in (4, 7, 11)]

    def traced():
        # Entries from earlier calls in JAX's caches would hide a mean that compiles for each length.
        jax.clear_caches()
        counts = count_traces(lambda batches: running_means(spread, batches), [(batches,) for batches in streams])
        return [count > 0 for count in counts[1:]]

    called = "running_means on 4, on 7 and on 11 batches: does a call after the first trace anything?"
    hint = "an array of all scores so far gets a new shape after each batch, and each new shape compiles"
    assert_equal(observe(traced), [False, False], called=called, why=hint)
    assert_cached(
        lambda batches: running_means(jnp.linalg.norm, batches),
        lambda: draw_stream(rng, batches=int(rng.integers(3, 40)), rows=5),
        called="running_means(jnp.linalg.norm, batches), a stream of another length",
    )


@points(4)
def test_one_trace_for_all_temperatures(rng):
    """score is traced once for all temperatures, whatever kind of number each one is"""
    batch = rng.normal(size=5).astype("float32")
    sweeps = [mixed_temperatures(rng), mixed_temperatures(rng)]

    def runs():
        score = Counted(free_energy)
        counts = []
        for temperatures in sweeps:
            scores_at(score, batch, temperatures)
            counts.append(score.calls)
        return counts

    called = f"scores_at(score, batch, {kinds_of(sweeps[0])}), twice: how often had Python run `score`?"
    assert_equal(observe(runs), [1, 1], called=called)

    def draw_call():
        batch, temperatures = rng.uniform(0.5, 1, size=5).astype("float32"), mixed_temperatures(rng)
        return (batch, temperatures), [np.polyval(batch.astype(np.float64), float(t)) for t in temperatures]

    called = "scores_at(jnp.polyval, batch, temperatures)"
    assert_cached(lambda *args: scores_at(jnp.polyval, *args), draw_call, called=called)


def compiles_each_time(*batches):
    scores = [jax.jit(lambda batch: jnp.linalg.norm(batch))(batch) for batch in batches]
    return [sum(scores[: count + 1]) / (count + 1) for count in range(len(batches))]


@points(2)
def test_speed(rng, race):
    """scoring a stream is much faster than compiling the score for each batch"""
    race(
        lambda *batches: running_means(jnp.linalg.norm, batches),
        reference=compiles_each_time,
        draw_args=lambda: tuple(rng.normal(size=(2, 8)).astype("float32")),
        min_speedup=10,
        called="running_means(jnp.linalg.norm, batches)",
        reference_name="compiling the score again for each batch",
    )


def kinds_of(temperatures):
    names = {int: "int", float: "float", np.float32: "np.float32", np.float16: "np.float16"}
    return "[" + ", ".join(names.get(type(t), "jax.Array") for t in temperatures) + "]"
