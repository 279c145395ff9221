from collections import namedtuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.counter import Visitors, init, run, step

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "b55ac86d4c4d6fab"

Expected = namedtuple("Visitors", "inside most")


def step_oracle(state, change):
    """Takes a step, with NumPy's int32 scalars."""
    inside = np.maximum(state.inside + change, np.int32(0))
    return Expected(inside, np.maximum(state.most, inside)), inside > state.most


def run_oracle(state, changes):
    records = []
    for change in changes:
        state, record = step_oracle(state, change)
        records.append(record)
    return state, np.array(records)


def draw_state(rng):
    inside = rng.integers(20, 50)
    return Expected(np.int32(inside), np.int32(inside + rng.integers(10, 20)))


def draw_changes(rng, steps):
    """Draws changes. If there are many, they have both signs, and the last one leads to a record."""
    told = [20, 3, -3, 3, -100, 0, 75, 1]
    if steps <= len(told):
        return rng.integers(1, 9, size=steps).astype("int32")
    return np.array([*told, *rng.integers(-9, 10, size=steps - len(told) - 1), 2000], "int32")


def on_device(arrays):
    return jax.tree.map(jnp.asarray, arrays)


@points(1)
def test_init(rng):
    """init starts a counter, with two int32 scalars"""

    def draw_call():
        starts = rng.integers(1, 1000, size=3).astype("int32")
        return (starts,), [Expected(inside, inside) for inside in starts]

    for inside in (0, int(rng.integers(1, 1000))):
        expected = Expected(np.int32(inside), np.int32(inside))
        assert_close(observe(lambda inside=inside: init(inside)), expected, called=f"init({inside})")
    inside = np.int32(rng.integers(1, 1000))
    got = observe(lambda: init(jnp.asarray(inside)))
    assert_close(got, Expected(inside, inside), called="init(inside)", inside=inside)
    assert_program(lambda starts: list(map(init, starts)), draw_call, called="[init(inside) for inside in starts]")
    assert_pure(lambda inside: init(inside), inside, called="init(inside)", traced=True)


@points(3)
def test_step(rng):
    """step returns the state after the change, and if it is a record"""
    called = "step(state, change)"
    cases = {
        "more people come than ever were inside": lambda state: state.most - state.inside + rng.integers(1, 9),
        "as many people are inside as the most before, and that is no record": lambda state: state.most - state.inside,
        "more people go than were inside, so 0 people are inside": lambda state: -state.inside - rng.integers(1, 9),
        "some people go": lambda state: -rng.integers(1, 20),
        "nobody comes, and nobody goes": lambda state: 0,
    }
    for why, draw_change in cases.items():

        def draw_step(draw_change=draw_change):
            state = draw_state(rng)
            change = np.int32(draw_change(state))
            return (*state, change), step_oracle(state, change)

        def draw_call(draw_step=draw_step):
            each, expected = zip(*(draw_step() for _ in range(3)), strict=True)
            return tuple(np.stack(numbers) for numbers in each), list(expected)

        args, expected = draw_step()
        got = observe(lambda args=args: one_step(*on_device(args)))
        state = dict(zip(("inside", "most", "change"), args, strict=True))
        assert_close(got, expected, called=called, why=why, **state)
        assert_program(three_counters, draw_call, called=f"{called}, for three counters", why=why)


def three_counters(*counters):
    """Takes a step of each counter, given its two numbers and the change."""
    return [one_step(*numbers) for numbers in counters]


def one_step(inside, most, change):
    return step(Visitors(inside, most), change)


@points(1)
def test_state_stays(rng):
    """step changes no state, and keeps nothing between calls"""

    def three_steps(museum, garden, changes):
        """Takes the same step twice, and one of another counter in between."""
        state = Visitors(*museum)
        first = step(state, changes[0])
        other = step(Visitors(*garden), changes[1])
        return first, other, step(state, changes[0]), step(first[0], changes[2]), state

    def draw_call():
        museum, garden, changes = draw_state(rng), draw_state(rng), rng.integers(1, 99, size=3).astype("int32")
        first = step_oracle(museum, changes[0])
        other, second = step_oracle(garden, changes[1]), step_oracle(first[0], changes[2])
        return (tuple(museum), tuple(garden), changes), (first, other, first, second, museum)

    args, expected = draw_call()
    called = "step(state, change), step(other, change), step(state, change) again, then a second step, and then state"
    assert_close(observe(lambda: three_steps(*on_device(args))), expected, called=called)
    assert_program(three_steps, draw_call, called=called)
    assert_pure(one_step, *on_device((*draw_state(rng), np.int32(5))), called="step(state, change)", traced=True)


@points(2)
def test_traces(rng):
    """a jitted step is traced once for all steps of a run"""
    start, changes = int(rng.integers(1, 100)), draw_changes(rng, 4)
    called = f"state, record = jax.jit(step)(state, change), {len(changes)} times, from init({start})"
    why = "each state has the same types: give both fields of the first state the dtype int32"

    def jitted_steps():
        traces = []

        def one(state, change):
            traces.append(change)
            return step(state, change)

        jitted, state, records = jax.jit(one), init(start), []
        for change in changes:
            state, record = jitted(state, jnp.asarray(change))
            records.append(record)
        return {"traces": jnp.asarray(len(traces)), "state": state, "records": jnp.stack(records)}

    def widened(small):
        """Multiplies all numbers of two states by int8 numbers. Only int32 numbers without a weak type stay int32."""
        first = init(start)
        second, _ = step(first, jnp.asarray(changes[0]))
        return [number * small for number in (*first, *second)]

    def draw_call():
        small = rng.integers(100, 120, size=8).astype("int8")
        first = Expected(np.int32(start), np.int32(start))
        second, _ = step_oracle(first, changes[0])
        return (small,), [number * small for number in (*first, *second)]

    state, records = run_oracle(Expected(np.int32(start), np.int32(start)), changes)
    got = observe(jitted_steps)
    assert_close(got, {"traces": np.int32(1), "state": state, "records": records}, called=called, why=why)
    assert_program(widened, draw_call, called="the fields of two states, each multiplied by int8 numbers", why=why)


def two_runs(inside, most, morning, evening):
    noon, first = run(Visitors(inside, most), morning)
    night, second = run(noon, evening)
    return noon, first, night, second


@points(2)
def test_run(rng):
    """run takes all steps in their order, and a second run may go on from there"""
    called = "noon, first = run(state, morning), and then night, second = run(noon, evening)"
    for sizes in ((20, 12), (1, 3)):

        def draw_call(sizes=sizes):
            state, days = draw_state(rng), [draw_changes(rng, size) for size in sizes]
            noon, first = run_oracle(state, days[0])
            night, second = run_oracle(noon, days[1])
            return (*state, *days), (noon, first, night, second)

        args, expected = draw_call()
        inputs = dict(zip(("inside", "most", "morning", "evening"), args, strict=True))
        got = observe(lambda args=args: two_runs(*on_device(args)))
        assert_close(got, expected, called=called, **inputs)
        assert_program(two_runs, draw_call, called=called)
    assert_pure(two_runs, *on_device(args), called=called, traced=True)


@points(1)
def test_constant_size(rng):
    """no Python loop runs over the steps: more steps make no program longer"""

    def draw_call(steps):
        state, changes = draw_state(rng), draw_changes(rng, steps)
        return (*state, changes), run_oracle(state, changes)

    assert_constant_program_size(
        lambda inside, most, changes: run(Visitors(inside, most), changes),
        draw_call,
        rng.integers(100, 120, size=2),
        max_operations=50,
        called="run(state, changes), inside jax.jit",
        what="steps",
    )
