"""Each assertion has a right version that passes and a wrong one that fails, in process."""

import contextvars
import functools
import pickle
import sys
import threading
import time
import types
from typing import NamedTuple

import chex
import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.sharding import PartitionSpec as P

from grader.boundary import activate, active_boundary, observe
from grader.boundary.contract import Timed
from grader.boundary.in_process import InProcess
from grader.checks import (
    CheckFailed,
    Race,
    SmallSteps,
    assert_cached,
    assert_compiled,
    assert_constant_program_size,
    assert_fully_jitted,
    assert_program,
    assert_pure,
    assert_raises,
    assert_small_arrays,
    assert_traces,
    conversation,
    converse,
    run_compiled,
    speed,
    waits_of,
)
from grader.checks.speed import call_in_chain
from grader.checks.tracing import take_steps
from grader.course import find_course
from grader.errors import CourseError
from grader.messages import render_facts
from grader.protocol.codec import MAX_VALUES, encode
from grader.protocol.stand_ins import StubFile, load_student
from grader.runner.outcomes import conclude


@pytest.fixture(autouse=True)
def in_process():
    with activate(InProcess({})):
        yield


def fails(assertion, *args, **kwargs):
    with pytest.raises(CheckFailed) as failure:
        assertion(*args, called="f(x)", **kwargs)
    return render_facts(failure.value.facts, width=100)


@pytest.fixture
def sets(monkeypatch):
    """A student's module that changes a setting of JAX when it is imported."""
    source = b"import jax\njax.config.update('jax_default_matmul_precision', 'highest')\ndef f(x):\n    return x\n"
    monkeypatch.setitem(sys.modules, "exercises.ch1.sets", None)
    return load_student(StubFile("exercises.ch1.sets", "sets.py", "sets.py", source, {"f": ("function", "def f(x)")}))


def test_assert_pure_rejects_a_setting_of_the_import_which_is_put_back(sets):
    assert jax.config.jax_default_matmul_precision is None
    said = fails(assert_pure, sets.f, 1.0)
    assert "the file sets jax_default_matmul_precision to 'highest' when it is imported" in said


def test_assert_pure_asks_only_the_file_that_it_is_about(sets, monkeypatch):
    source = b"def g(x):\n    return x\n"
    monkeypatch.setitem(sys.modules, "exercises.ch1.other", None)
    other = load_student(StubFile("exercises.ch1.other", "o.py", "o.py", source, {"g": ("function", "def g(x)")}))
    assert_pure(types.FunctionType((lambda x: g(x)).__code__, {"g": other.g}), 1.0, called="g(x)")


def test_assert_pure_rejects_a_changed_argument():
    def clear(x):
        x[0] = 9.0
        return jnp.asarray(x)

    assert_pure(lambda x: jnp.asarray(x) + 1, np.ones(2), called="f(x)")
    assert "argument 0 unchanged" in fails(assert_pure, clear, np.ones(2))
    found = fails(assert_pure, lambda d: d.update(b=1), {"a": 1})
    assert "argument 0 unchanged" in found
    assert "differs   in its keys: it has ['b']" in found
    found = fails(assert_pure, lambda d: d["a"].pop(), {"a": [1, 2]})
    assert "differs   in length: 1, expected 2" in found
    found = fails(assert_pure, lambda d: d.update(b=3), {"a": 1, "b": 2})
    assert "expected  argument 0['b'] unchanged: 2\n" in found
    assert "got       after the call: 3" in found


def test_assert_pure_rejects_another_result():
    seen = []

    def count(x):
        seen.append(x)
        return len(seen)

    assert "twice with equal arguments" in fails(assert_pure, count, 1)


def test_assert_pure_rejects_a_result_that_shares_hidden_state():
    state = np.zeros(1)

    def step(x):
        state[0] += x
        return state

    assert "twice with equal arguments" in fails(assert_pure, step, 1.0)


def test_assert_pure_rejects_a_result_that_a_later_call_changes():
    state = np.zeros(1)

    def same(x):
        state[:] = x
        return {"state": state}

    def again(x):
        return [x], kept

    kept = []
    assert "both results hold the same ndarray" in fails(assert_pure, same, 1.0)
    assert "both results hold the same list" in fails(assert_pure, again, 1.0)
    assert_pure(lambda x: x, jnp.ones(2), called="f(x)")  # nobody can change this one


def test_assert_pure_rejects_a_donated_argument():
    def fresh(**options):
        return jax.jit(lambda x: x + 1, **options)

    x = np.ones(3, np.float32)
    assert_pure(fresh(), x, called="f(x)")
    for given in (x, jnp.asarray(x)):
        assert "JAX has deleted it" in fails(assert_pure, fresh(donate_argnums=0), given)


def test_assert_pure_rejects_another_setting():
    def wide(x):
        jax.config.update("jax_default_matmul_precision", "highest")
        return x

    try:
        found = fails(assert_pure, wide, np.ones(2))
    finally:
        jax.config.update("jax_default_matmul_precision", None)
    assert "JAX's settings unchanged" in found
    assert "the call sets jax_default_matmul_precision to 'highest'" in found


def test_assert_pure_rejects_what_prints_even_if_it_was_traced_before():
    @jax.jit
    def tells(x):
        print("traced", x.shape)
        return x

    @jax.jit
    def tells_later(x):
        jax.debug.print("x = {x}", x=x)
        return x

    tells(np.ones(2, np.float32))
    assert "printed: traced (2,)" in fails(assert_pure, tells, np.ones(2, np.float32))
    assert "printed: x = [1. 1.]" in fails(assert_pure, tells_later, np.ones(2, np.float32))


@pytest.mark.parametrize(
    "wrap",
    [
        jax.jit,
        lambda step: jax.jit(jax.grad(lambda x: step(x).sum())),
        jax.checkpoint,
        lambda step: lambda x: jax.lax.scan(lambda c, _: (step(c), None), x, length=2)[0],
        lambda step: functools.partial(jax.lax.fori_loop, 0, 3, lambda _, x: step(x)),
        lambda step: functools.partial(jax.lax.cond, True, step, jnp.sin),
        lambda step: functools.partial(jax.lax.map, step),
        lambda step: jax.vmap(jax.jit(step)),
        lambda step: jax.jit(jax.shard_map(step, mesh=jax.make_mesh((1,), ("x",)), in_specs=P(), out_specs=P())),
    ],
)
def test_assert_pure_finds_a_print_in_each_trace_however_often_it_was_traced_before(wrap):
    def step(x):
        print("traced")
        return x * 2

    fn = wrap(step)
    quiet = wrap(lambda x: x * 2)
    for _ in range(2):
        fn(jnp.ones(2))
        assert "printed: traced" in fails(assert_pure, fn, jnp.ones(2))
        assert_pure(quiet, jnp.ones(2), called="f(x)")


def test_assert_pure_leaves_traces_as_they_are():
    traces = []

    @jax.jit
    def f(x):
        traces.append(x.shape)
        return x + 1

    f(jnp.ones(2))
    assert_pure(f, jnp.ones(2), called="f(x)")
    assert len(traces) == 2
    f(jnp.ones(2))
    assert len(traces) == 2


def test_assert_pure_finds_a_leaked_tracer():
    kept = []

    def keep(x):
        if isinstance(x, jax.core.Tracer):
            kept.append(x)
        return x + 1

    assert_pure(lambda x: x + 1, jnp.ones(2), called="f(x)", traced=True)
    assert "tracer" in fails(assert_pure, keep, jnp.ones(2), traced=True)
    kept.clear()


def test_assert_pure_finds_a_tracer_in_a_global(monkeypatch):
    student = types.ModuleType("exercises.ch2.tried")
    monkeypatch.setitem(sys.modules, student.__name__, student)
    student.kept = []

    @jax.jit
    def keep(x):
        student.kept.append(x)
        return x + 1

    keep(jnp.ones(2))
    student.kept.clear()
    assert "`kept` holds a tracer after the call" in fails(assert_pure, keep, jnp.ones(2))
    assert_pure(lambda x: x + 1, jnp.ones(2), called="f(x)")  # it keeps nothing, although the tracer is still there
    assert "kept" in fails(assert_pure, lambda x: student.kept.append(x), jnp.ones(2))

    @jax.jit
    def keep_in_attributes(x):
        owner.last = keep_in_attributes.last = x
        return x + 1

    owner = type("Kept", (), {"last": 0, "__module__": student.__name__})
    keep_in_attributes.__module__ = student.__name__
    student.__dict__.update(kept=0, Kept=owner, other=keep_in_attributes)
    assert "`Kept.last` holds a tracer after the call" in fails(assert_pure, keep_in_attributes, jnp.ones(2))
    del student.Kept
    assert "`other.last` holds a tracer after the call" in fails(assert_pure, keep_in_attributes, jnp.ones(2))
    del student.other
    student.kept = {}
    assert_pure(lambda x: student.kept.setdefault(1, jax.jit(jnp.sin))(x), jnp.ones(2), called="f(x)")
    student.kept = 0
    assert "the call changed kept" in fails(assert_pure, lambda x: setattr(student, "kept", student.kept + 1), 1.0)


def test_assert_traces_rejects_a_retrace():
    def draw_call():
        x = rng.normal(size=3).astype("float32")
        return (x,), x + 1.0

    rng = np.random.default_rng(0)
    jitted = jax.jit(lambda x: x + 1)
    calls = [(np.ones(n, "float32"),) for n in (3, 3, 4, 4)]
    assert_traces(jitted, draw_call, called="f(x)")
    assert_traces(jitted, draw_call, calls=calls, may_trace=[True, False, True, False], called="f(x)")

    def retraces(x):
        return jax.jit(lambda y: y + 1)(x)

    assert "traced: may, no" in fails(assert_traces, retraces, draw_call)
    assert "differs" in fails(assert_traces, jax.jit(lambda x: x + 2), draw_call)


def test_assert_cached_believes_the_clock_alone():
    def draw_call():
        x = rng.normal(size=3).astype("float32")
        return (x,), 2 * x.astype("float64")

    rng = np.random.default_rng(0)
    assert_cached(jax.jit(lambda x: 2 * x), draw_call, called="f(x)")

    def retraces(x):
        return jax.jit(lambda y: 2 * y)(x)

    assert "times as fast, in the best" in fails(assert_cached, retraces, draw_call)
    assert "differs" in fails(assert_cached, jax.jit(lambda x: 3 * x), draw_call)


def test_assert_compiled_rejects_code_that_compiles_again_and_code_that_is_not_compiled():
    def draw_args():
        return (rng.normal(size=8).astype("float32"),)

    def compiled(x):
        return run_compiled(steps, x)

    def numpy_alone(x):
        start = time.process_time()
        while time.process_time() - start < 0.02:  # NumPy takes longer
            pass
        return jnp.asarray(compiled(x))

    rng = np.random.default_rng(0)
    steps = SmallSteps(rng)
    assert_compiled(jax.jit(steps), draw_args, reference=compiled, called="f(x)")
    assert "at most 5 times as long" in fails(assert_compiled, steps, draw_args, reference=compiled)
    assert "times as long, in the best" in fails(assert_compiled, numpy_alone, draw_args, reference=compiled)
    assert "differs" in fails(assert_compiled, jax.jit(lambda x: 2 * steps(x)), draw_args, reference=compiled)


def test_small_steps_are_one_object_for_one_draw():
    first, again, other = (SmallSteps(np.random.default_rng(seed)) for seed in (1, 1, 2))
    there = [pickle.loads(pickle.dumps(steps)) for steps in (first, again, other)]
    assert there[0] is there[1]
    assert there[0] is not there[2]
    x = np.linspace(-1, 1, 8, dtype="float32")
    np.testing.assert_array_equal(run_compiled(there[0], x), run_compiled(first, x))
    assert np.abs(run_compiled(other, x) - run_compiled(first, x)).max() > 0.1


def test_small_steps_never_repeat():
    rng = np.random.default_rng(0)
    bits, before, last = rng.integers(2**32, size=(3, 8), dtype="uint32")
    for _ in range(100):
        steps = SmallSteps(rng)._steps
        kept, new = take_steps(steps, bits, np.uint32(1), (before, last))
        _, alone = take_steps(steps, bits, np.uint32(1), (np.zeros_like(before), last))
        np.testing.assert_array_equal(kept, last)
        np.testing.assert_array_equal(new - alone, before)  # so the round before can be computed: nothing is lost
        assert np.any(take_steps(steps, bits, np.uint32(2), (before, last))[1] != new)


def test_a_conversation_keeps_its_state_with_the_judge():
    asked = []

    def answer(question):
        asked.append(question)
        return 10 * question

    assert converse(lambda ask: [ask(number) for number in range(3)], answer) == [0, 10, 20]
    assert asked == [0, 1, 2]


def test_a_conversation_ends_with_whoever_raises():
    def refuse(question):
        raise CheckFailed(("got", "a question"))

    threads = threading.active_count()
    with pytest.raises(KeyError):
        converse(lambda ask: {}["x"], refuse)
    with pytest.raises(CheckFailed, match="a question"):
        converse(lambda ask: ask("now"), refuse)
    for _ in range(100):
        if threading.active_count() == threads:
            return
        time.sleep(0.01)
    raise AssertionError("a thread of the student's code still waits")


def test_a_conversation_has_a_form(monkeypatch):
    monkeypatch.setattr(conversation, "_begin", lambda *_: {"result": 1, "question": 2})
    assert "a question or a result" in fails(lambda **_: converse(lambda ask: 1, str))


def eager(x):
    return jnp.where(x > 0, x, jnp.exp(x) - 1) * 2


def side_of_a_race(answer_size):
    side = speed._Side(jnp.sin, lambda: (np.ones(3, "float32"),), active_boundary().prepare)
    side.answer_size = answer_size
    return side


def test_the_answers_of_a_race_share_a_budget():
    """Each may be of the largest size, but not all of them: a race has hundreds."""
    side, rows = side_of_a_race(answer_size=2), np.ones((50, 2))
    plain = encode({"rows": rows, "kinds": ["jax.Array"] * (MAX_VALUES - 100)})
    sample = speed._Sample([(np.ones(3),)] * 50, lambda: Timed(plain, 1.0, 1.0))
    read = [speed._finish(sample, side).picks is not None for _ in range(speed.ANSWERS + 3)]
    assert read == [True] * speed.ANSWERS + [False] * 3


def test_a_race_keeps_a_few_answers_of_each_sample():
    def finish(rows, kinds=("jax.Array",)):
        timed = Timed(encode({"rows": rows, "kinds": list(kinds)}), 1.0, 1.0)
        return speed._finish(speed._Sample([(np.ones(3),)] * 50, lambda: timed), side)

    side = side_of_a_race(answer_size=2)
    finished = finish(np.ones((50, 2)))
    assert finished.timed.answer is None
    assert len(finished.picks) == speed.PICKS
    assert finish(np.ones((50, 2)), ["x" * 100] * 100).kinds == ("x" * 60,) * 3
    for rows in (np.ones((50, 3)), np.ones((49, 2)), np.ones((50, 2), "complex64"), "rows"):
        assert finish(rows).picks is None


def test_a_race_wants_speed_and_right_answers():
    def race(fn, **options):
        Race()(
            fn,
            reference=eager,
            draw_args=lambda: (rng.normal(size=5).astype("float32"),),
            min_speedup=2,
            reference_name="eager",
            **options,
        )

    rng, seen = np.random.default_rng(0), {}
    jitted = jax.jit(eager)
    race(jitted, called="f(x)")
    assert "times as fast as eager" in fails(race, eager)
    assert "times as fast as eager" in fails(race, lambda x: seen.setdefault(x.tobytes(), eager(x)))
    assert "the same numbers as eager" in fails(race, jnp.asarray)
    assert "the same numbers as eager" in fails(race, lambda x: jitted(x) * (x[0] > -1.5))
    assert "the same numbers as eager" in fails(race, jax.jit(lambda x: 1.0001 * eager(x)))
    assert "a jax.Array" in fails(race, lambda x: np.asarray(jitted(x)))
    assert "times as fast as eager" in fails(race, lambda x: time.sleep(0.002) or jitted(x))  # costs no CPU time


def test_a_race_gives_no_answer_before_the_one_ahead_of_it():
    """So a worker gains nothing from seeing all numbers of a sample at once."""
    seen = []
    drawn = np.random.default_rng(0).normal(size=(4, 3)).astype("float32")
    call_in_chain(lambda x: seen.append(x) or 5 * x, (drawn,))
    assert (seen[0] == drawn[0]).all()
    for i in range(1, 4):
        moved = seen[i] - drawn[i]
        assert np.ptp(moved) < 1e-6
        total = 5 * seen[i - 1].sum(dtype=np.float64)
        np.testing.assert_allclose(moved.mean(), 0.01 * total / (1 + abs(total)), rtol=1e-3)


@pytest.mark.parametrize("ratio", [0.5, 2.0])
def test_a_race_near_its_bar_says_so(monkeypatch, ratio):
    monkeypatch.setattr(speed, "measure_ratio", lambda _: speed.Ratio(ratio, 0.4, 3.0))
    monkeypatch.setattr(speed, "WITNESS", float("inf"))
    boundary = active_boundary()

    def race(**options):
        arguments = {"reference": jnp.sin, "draw_args": lambda: (np.ones(2, "float32"),), "min_speedup": 1}
        Race()(jnp.sin, **arguments, reference_name="jnp.sin", **options)

    if ratio < 1:
        assert "close to the bar: the rounds lay between 0.4 and 3" in fails(race)
        assert not boundary.remarks
    else:
        race(called="f(x)")
        said = ["2 times as fast as jnp.sin", "close to the bar: the rounds lay between 0.4 and 3"]
        assert boundary.remarks == said


def test_assert_fully_jitted_rejects_pieces():
    def formula(x):
        return jnp.sin(x) * 2

    assert_fully_jitted(jax.jit(formula), jnp.ones(2), called="f(x)")
    assert_fully_jitted(jax.jit(formula, inline=True), jnp.ones(2), called="f(x)")
    assert "sin" in fails(assert_fully_jitted, formula, jnp.ones(2))
    assert "nothing" in fails(assert_fully_jitted, lambda x: x, jnp.ones(2))
    assert "2 compiled programs" in fails(
        assert_fully_jitted, lambda x: jax.jit(jnp.cos)(jax.jit(formula)(x)), jnp.ones(2)
    )


def test_assert_constant_program_size_rejects_a_python_loop():
    def draw_call(rows):
        x = np.random.default_rng().normal(size=(rows, 3)).astype("float32")
        return (x,), 2 * x.astype("float64").sum(0)

    def loop(x):
        return functools.reduce(jnp.add, [row * 2 for row in x])

    @jax.jit
    def step(total, i, x):
        return total + 2 * jnp.take(x, i, axis=0), i + 1

    def loop_of_calls(x):
        total, i = jnp.zeros(3), jnp.int32(0)
        for _ in range(len(x)):
            total, i = step(total, i, x)
        return total

    settings = {"max_operations": 20, "what": "rows"}
    right = functools.partial(assert_constant_program_size, draw_call=draw_call, sizes=(40, 60), **settings)
    right(lambda x: (x * 2).sum(0), called="f(x)")
    for unrolled in (loop, loop_of_calls):
        said = fails(assert_constant_program_size, unrolled, draw_call, (40, 60), **settings)
        assert "at most 20 operations" in said
        assert "for 40 rows" in said
        assert "for 60 rows" in said
    wrong = fails(assert_constant_program_size, lambda x: (x * 0).sum(0), draw_call, (40, 60), **settings)
    assert "3 of 3 elements" in wrong


def test_assert_small_arrays_rejects_all_pairs_at_once():
    def draw_call():
        x = np.random.default_rng().normal(size=(30, 7)).astype("float32")
        return (x,), np.square(x[:, None] - x).sum((1, 2))

    def one(row, x):
        return jnp.sum((row - x) ** 2)

    settings = {"max_elements": 2 * 30 * 7}
    for parts in (lambda x: jax.lax.map(lambda row: one(row, x), x), lambda x: jnp.stack([one(row, x) for row in x])):
        assert_small_arrays(parts, draw_call, called="f(x)", **settings)
    said = fails(assert_small_arrays, lambda x: jax.vmap(one, (0, None))(x, x), draw_call, **settings)
    assert "no array of more than 420 elements" in said
    assert "an array of shape (30, 30, 7), which has 6300" in said
    inside = fails(
        assert_small_arrays,
        lambda x: jax.lax.map(lambda i: one(x[i], x[:, None] - x), x.argmax(1)),
        draw_call,
        **settings,
    )
    assert "(30, 30, 7)" in inside
    few = fails(assert_small_arrays, lambda x: jax.lax.map(jnp.sum, x), draw_call, min_elements=600, **settings)
    assert "an array of at least 600 elements on the way, for a whole chunk" in few
    assert "30 of 30 elements" in fails(assert_small_arrays, lambda x: x.sum(1), draw_call, **settings)


class Pair(NamedTuple):
    left: object
    right: object


def test_a_program_that_is_wrong_says_where_in_the_tree():
    def draw_call():
        return (np.float32(3),), {"square": Pair((np.array(9.0), {}), np.array(9.0)), "double": [np.array(6.0), None]}

    # Other containers, with as many leaves.
    assert_program(lambda x: [2 * x, (x * x, x * x)], draw_call, called="f(x)")
    said = fails(assert_program, lambda x: {"double": 2 * x, "square": [x * x, x]}, draw_call)
    assert "at        ['square'].right\n" in said
    said = fails(assert_program, lambda x: [x, x], draw_call)
    assert "expected  [float32[], float32[], float32[]]\n" in said


def test_a_program_that_is_wrong_says_which_numbers_it_got():
    def draw_call():
        return (np.arange(4, dtype="float32"), np.float32(3)), np.array([0.0, 3.0, 6.0, 9.0])

    said = fails(assert_program, lambda x, scale: jnp.minimum(x * scale, 4), draw_call)
    assert "x: float32[4]\n" in said  # `scale` is an argument of assert_close, so it is not shown
    assert "first at [2]: expected 6, got 4, where x[2] = 2" in " ".join(said.split())


def test_assert_program_wants_jax_and_the_right_numbers():
    def draw_call():
        x = np.random.default_rng().normal(size=3).astype("float32")
        return (x,), 2 * x.astype("float64")

    assert_program(lambda x: x + x, draw_call, called="f(x)")
    assert "3 of 3 elements" in fails(assert_program, lambda x: x * 3, draw_call)
    with pytest.raises(jax.errors.TracerArrayConversionError):
        fails(assert_program, lambda x: np.add(np.asarray(x), x), draw_call)


def test_assert_raises_wants_the_right_error():
    def boom():
        raise KeyError("depth")

    raised = assert_raises(boom, "LookupError", called="f(x)", mentions="depth")
    assert raised.type_name == "KeyError"
    assert "KeyError" in fails(assert_raises, boom, "ValueError")
    assert "got       1" in fails(assert_raises, lambda: 1, "ValueError")


def test_small_steps_note_each_run_of_python():
    steps = SmallSteps(np.random.default_rng(0), rounds=1)
    jitted = jax.jit(steps)
    for size in (2, 2, 3):
        jitted(np.ones(size, "float32"))
    assert steps.shapes == [(2,), (3,)]


def test_observe_outside_of_a_check_is_the_courses_error():
    with pytest.raises(CourseError):
        contextvars.Context().run(observe, lambda: 1)


def test_a_check_may_call_chex_itself():
    """An assertion of chex on an observation reads as well as ours."""
    got = observe(lambda: {"w": jnp.ones((2, 3))})
    chex.assert_shape(got["w"], (2, 3))
    chex.assert_trees_all_close(got, {"w": np.ones((2, 3))})
    with pytest.raises(AssertionError) as failure:
        chex.assert_shape(got["w"], (3, 2))
    exercise = find_course().exercises[0]
    result = conclude(exercise, exercise.checks[0], failure.value, InProcess({}))
    assert result.outcome == "failed"
    assert result.facts[0] == ("differs", "input 0 has shape (2, 3) but expected (3, 2).")


def raised_in(boundary, thunk):
    """The facts about an exception that a call raises."""
    exercise = find_course().exercises[0]
    with activate(boundary), pytest.raises(Exception) as failure:  # noqa: PT011  # whatever the call raises
        boundary.observe(thunk)
    return dict(conclude(exercise, exercise.checks[0], failure.value, boundary).facts)


def test_an_exception_that_no_line_of_the_student_raised_names_the_call(tmp_path):
    stub = tmp_path / "stub.py"
    exec(compile("def scan(x):\n    return x.sum(3)", str(stub), "exec"), names := {})
    boundary = InProcess({str(stub): "exercises/ch1/stub.py"})
    facts = raised_in(boundary, lambda: names["scan"](jnp.ones(3)))
    assert facts["at"].startswith("exercises/ch1/stub.py, line 2 in scan")
    assert "check" not in facts
    facts = raised_in(boundary, lambda: jax.lax.scan(lambda c, _: ((c,), None), jnp.ones(3), None, length=2))
    assert "at" not in facts
    assert "jax.lax.scan(lambda c, _" in facts["check"]
    assert "must have the same pytree structure, but they differ: " in facts["raised"]


def test_waits_of_notes_who_looks_at_a_result_before_the_last_step():
    def train(step, params, look):
        losses = []
        for _ in range(3):
            params, loss = step(params, 1, 2)
            look(loss)
            losses.append(loss)
        return params, losses

    def waits(look, steps=3):
        return waits_of(lambda step, params: train(step, params, look), "ab", steps=steps)

    assert waits(lambda loss: loss + 1) == {"steps": 3, "waits": 0, "the first waits": []}
    first = ["waits for the loss of step 1", "waits for the loss of step 2"]
    for look in (
        float,
        np.asarray,
        str,
        bool,
        jax.block_until_ready,
        lambda loss: f"{loss:.2f}",
        lambda loss: loss.item(),
    ):
        assert waits(look) == {"steps": 3, "waits": 2, "the first waits": first}
    with pytest.raises(TypeError):
        waits(jnp.sin)


def test_waits_of_leaves_out_what_happens_after_the_last_step():
    def train(step, params):
        _, loss = step(params)
        return jnp.stack([loss])  # it is not an array

    assert waits_of(train, "a", steps=1) == {"steps": 1, "waits": 0, "the first waits": []}
    with pytest.raises(TypeError):
        waits_of(train, "a", steps=2)
