"""The worst answers that may cross: no assertion holds much memory or takes long over one, and none falls over it."""

import itertools
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fuzz.answers import observations, scalars
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.boundary import activate, observe
from grader.boundary.in_process import InProcess
from grader.checks import (
    assert_cached,
    assert_close,
    assert_equal,
    assert_fully_jitted,
    assert_pure,
    assert_raises,
    assert_structure,
    assert_traces,
)
from grader.checks.comparison import same_observation
from grader.course import find_course
from grader.errors import BadObservation, CourseError, MachineError
from grader.protocol.codec import MAX_BYTES, MAX_DEPTH, MAX_TEXT, MAX_VALUES, decode
from grader.runner.fingerprints import fingerprints
from grader.runner.implementation import forget_values
from grader.runner.outcomes import conclude, fall

WIDE_CHARACTER = "\U000e0001"  # ten characters in a `repr`

MAX_SECONDS = 6.0  # of CPU for one assertion; the worst was seen to take 0.7
MAX_MEBIBYTES = 400  # above what the judge holds before


def array(dtype, *shape, data=b"", array_type="jax"):
    return ["array", array_type, dtype, list(shape), False, data]


def numbers(dtype, itemsize, count, **options):
    """A flat array of so many bytes."""
    return array(dtype, count // itemsize, data=bytes(count // itemsize * itemsize), **options)


def chain(inside, key):
    for _ in range(MAX_DEPTH - 9):
        inside = ["dict", [[key, inside]]]
    return inside


def colliding(count):
    return [["tuple", list(numbers)] for numbers in itertools.islice(itertools.product((-1, -2), repeat=12), count)]


# Each takes a part of what an answer may hold: `n` values, `c` characters and `b` bytes.
WORST = {
    "many values": lambda n, c, b: ["list", [None] * n],
    "many texts": lambda n, c, b: ["list", ["x" * (c // n)] * n],
    "many containers": lambda n, c, b: ["list", [["dict", []]] * n],
    "many arrays": lambda n, c, b: ["list", [array("float32", data=bytes(4))] * n],
    "many tracers": lambda n, c, b: ["list", [array("complex128", 2**20, array_type="tracer")] * n],
    "many keys": lambda n, c, b: ["dict", [[f"{i:020}", None] for i in range(n // 2)]],
    "many fields": lambda n, c, b: ["node", "N", [f"{i:010}" for i in range(n)], [None] * n],
    "the same field": lambda n, c, b: ["node", "N", ["w"] * n, [None] * n],
    "keys that collide": lambda n, c, b: ["dict", [[key, None] for key in colliding(n // 200)]],
    "a set that collides": lambda n, c, b: ["set", colliding(n // 200)],
    "long keys": lambda n, c, b: chain(["list", [None] * (n - 200)], WIDE_CHARACTER * (c // MAX_DEPTH)),
    "long fields": lambda n, c, b: ["node", "N" * 200, ["f" * 200], [chain(["list", [None] * (n - 200)], "k" * 200)]],
    "long texts": lambda n, c, b: ["list", [WIDE_CHARACTER * MAX_TEXT] * (c // MAX_TEXT)],
    "a long text": lambda n, c, b: WIDE_CHARACTER * MAX_TEXT,
    "a set of texts": lambda n, c, b: ["set", [f"{i:9}" + WIDE_CHARACTER * 9000 for i in range(c // 10_000)]],
    "bytes": lambda n, c, b: bytes(b),
    "a set of bytes": lambda n, c, b: ["set", [bytes(c)]],
    "a key of bytes": lambda n, c, b: ["dict", [[bytes(c), None]]],
    "large integers": lambda n, c, b: ["list", [["int", "9" * 4000]] * (c // 4000)],
    "int4": lambda n, c, b: numbers("int4", 1, b),
    "bool": lambda n, c, b: numbers("bool", 1, b),
    "bfloat16": lambda n, c, b: numbers("bfloat16", 2, b),
    "complex128": lambda n, c, b: numbers("complex128", 16, b),
    "uint8 of NumPy": lambda n, c, b: numbers("uint8", 1, b, array_type="numpy"),
    "keys for random numbers": lambda n, c, b: ["key", "fry", array("uint32", b // 8, 2, data=bytes(b // 8 * 8))],
    "no numbers": lambda n, c, b: array("float32", 2**39, 0),
}  # fmt: skip


def worst(name, part=1):
    return WORST[name]((MAX_VALUES - 100) // part, 490_000 // part, MAX_BYTES // part)


class Answering(InProcess):
    """A boundary whose student's worker gives one answer to everything."""

    def __init__(self, plain):
        super().__init__({})
        self.plain = plain

    def observe(self, thunk, *, record=True):
        return super().observe(lambda: None, record=record) if self.plain is None else self.answered(record)

    def answered(self, record):
        self.has_observed = True
        if record:
            self.observations.append(self.plain)
        return decode(self.plain)

    def prepare(self, thunk):
        self.has_observed = True
        return lambda: self.plain


ORACLES = (np.ones((2, 3)), {"a": [np.zeros(2)], "b": (None, "text")}, 3)


def draw_call():
    x = np.ones(3, "float32")
    return (x,), x


def assertions(plain):
    """Each assertion of `grader.checks`, as a call that gets this answer from the student's worker."""
    value = decode(plain)
    yield "assert_equal", lambda: assert_equal(value, frozenset({"a", "b"}), called="f(x)")
    for number, oracle in enumerate(ORACLES):
        yield f"assert_close {number}", lambda oracle=oracle: assert_close(value, oracle, called="f(x)")
        yield (
            f"assert_close {number}",
            lambda oracle=oracle: assert_close(value, oracle, called="f(x)", array_type=None),
        )
        yield f"assert_equal {number}", lambda oracle=oracle: assert_equal(value, oracle, called="f(x)", x=value)
        yield f"assert_structure {number}", lambda oracle=oracle: assert_structure(value, oracle, called="f(x)")
    yield "assert_fully_jitted", lambda: assert_fully_jitted(abs, 1.0, called="f(x)")
    yield "assert_pure", lambda: assert_pure(abs, 1.0, called="f(x)")
    yield "assert_raises", lambda: assert_raises(lambda: 1, "ValueError", called="f(x)")
    yield "assert_traces", lambda: assert_traces(abs, draw_call, called="f(x)")
    yield "assert_cached", lambda: assert_cached(abs, draw_call, called="f(x)")
    yield "same_observation", lambda: same_observation(value, decode(plain))
    yield "fingerprints", lambda: fingerprints([plain])


BELIEVERS = ("assert_fully_jitted", "assert_traces", "assert_cached")
"""Assertions that may fall over an answer. Their check is failed all the same."""


def concluded(plain, label, assertion):
    """The outcome of a check that calls this assertion, and the message that its student reads."""
    error = None
    with activate(Answering(plain)) as boundary:
        boundary.has_observed = True
        try:
            assertion()
        except Exception as caught:
            error = caught
            forget_values(caught)  # as the judge does
        exercise = find_course().exercises[0]
        result = conclude(exercise, exercise.checks[0], error, boundary)
    assert result.outcome in ("passed", "failed"), (error, result)
    assert label in BELIEVERS or not fall(error, boundary), (error, result)
    assert sum(len(text) for _, text in result.facts) < 30_000
    return result


def report_of_purity(inside):
    """An answer to `assert_pure` in the form that it asks for, around parts that are not."""
    empty = ["list", []]
    arguments = ["list", [["tuple", [0, inside, inside]]]]
    results = ["tuple", [None, inside, inside]]
    lists = [["arguments", arguments], ["deleted", empty], ["settings", empty], ["globals", empty]]
    return ["dict", [*lists, ["leak", ""], ["printed", ""], ["results", results], ["shared", ""]]]


REPORTS = st.fixed_dictionaries({
    "leak": st.just("") | scalars,
    "arguments": st.lists(st.tuples(st.integers(), observations, observations).map(lambda one: ["tuple", list(one)]), max_size=2).map(lambda items: ["list", items]),
    "globals": st.lists(observations, max_size=2).map(lambda items: ["list", items]),
    "deleted": st.lists(observations, max_size=2).map(lambda items: ["list", items]),
    "settings": st.lists(observations, max_size=2).map(lambda items: ["list", items]),
    "printed": st.just("") | scalars,
    "results": st.tuples(observations, observations, observations).map(lambda three: ["tuple", list(three)]),
    "shared": st.just("") | scalars,
}).map(lambda parts: ["dict", [list(pair) for pair in parts.items()]])  # fmt: skip
COUNTS = st.lists(st.integers(-1, 2) | observations, min_size=3, max_size=3).map(lambda items: ["list", items])
PRIMITIVES = st.dictionaries(
    st.sampled_from(["sin", "cos", "jit"]) | st.text(max_size=3), observations, max_size=3
).map(lambda counts: ["dict", [list(pair) for pair in counts.items()]])


ARRAY = array("float32", 2, data=bytes(8))


@settings(max_examples=100)
@example(["list", [ARRAY, ARRAY]])
@example(["dict", [["cos", ARRAY]]])
@given(observations | REPORTS | COUNTS | PRIMITIVES)
def test_every_assertion_passes_or_fails_whatever_it_gets(plain):
    try:
        decode(plain)
    except BadObservation:
        return  # the boundary ends its worker
    for label, assertion in assertions(plain):
        concluded(plain, label, assertion)


def unbound(got):
    for one in got:
        last = one
    return last


FALLS = {
    "a sum with something else": lambda got: got + "text",
    "an item that is not there": lambda got: got[7],
    "a name without a value": unbound,
    "a key without a text": lambda got: {}[10**5000],
    "memory": lambda got: (_ for _ in ()).throw(MemoryError()),
    "a value that is not data": lambda got: (_ for _ in ()).throw(BadObservation("no")),
}
FAULTS = {
    "a name that nobody defined": lambda got: undefined,
    "an import": lambda got: __import__("no_such_module"),
    "a text that is no Python": lambda got: compile("a b", "test_x.py", "exec"),
    "the course": lambda got: (_ for _ in ()).throw(CourseError("the course")),
    "the machine": lambda got: (_ for _ in ()).throw(MachineError("the machine")),
}


def run_check(body, *, observing=True):
    error = None
    with activate(InProcess({})) as boundary:
        try:
            body(observe(lambda: [])) if observing else body([])
        except Exception as caught:
            error = caught
        exercise = find_course().exercises[0]
        return conclude(exercise, exercise.checks[0], error, boundary), fall(error, boundary)


@pytest.mark.parametrize("name", FALLS)
def test_a_check_that_falls_over_an_observation_is_failed(name):
    result, told = run_check(FALLS[name])
    assert result.outcome == "failed"
    assert "the check" in result.message
    assert "Error" not in result.message  # the exception is the course's, and would not help a student
    assert ("Error" in told) or ("BadObservation" in told)  # but it helps the author
    if name != "memory":
        assert result.facts[0] == ("got", "[]")
    result, told = run_check(FALLS[name], observing=False)
    assert (result.outcome, told) == ("error", "")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_course_is_an_error_whatever_was_observed(name):
    for observing in (True, False):
        result, told = run_check(FAULTS[name], observing=observing)
        assert (result.outcome, told) == ("error", "")


def test_every_assertion_is_quick_and_small_over_the_worst_answers():
    """In a process of its own, because the peak of its memory counts."""
    done = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},  # tox forbids the script's own folder
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < MAX_SECONDS, done.stderr
    assert mebibytes < MAX_MEBIBYTES, done.stderr


def main():
    """Prints the CPU seconds of the slowest assertion, and the MiB by which the process grew."""
    concluded(None, "", lambda: assert_close(decode(["list", []]), np.ones(2), called="f(x)"))  # loads what is needed
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    slowest = 0.0
    for name in WORST:
        answer, purity = worst(name), report_of_purity(worst(name, part=4))
        runs = [(answer, *one) for one in assertions(answer)]
        if name != "bytes":  # in a container, they are over the budget
            runs.append((purity, "a report", lambda: assert_pure(abs, 1.0, called="f(x)")))
        for plain, label, assertion in runs:
            start = time.process_time()
            concluded(plain, label, assertion)
            seconds = time.process_time() - start
            if seconds > slowest:
                slowest = seconds
                print(f"{seconds:.2f} s: {label} of {name}", file=sys.stderr)
        mebibytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{mebibytes:.0f} MiB after {name}", file=sys.stderr)
    print(slowest, mebibytes)


if __name__ == "__main__":
    main()
