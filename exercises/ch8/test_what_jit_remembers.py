from exercises.ch8.what_jit_remembers import CLASSES, PYTHON, REFS, THREADED

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "4bd52a7c158ca707"

BEFORE = """
import jax
import jax.numpy as jnp

class Counter:
    def __init__(self):
        self.n = 0

    def tally(self, x=0):
        self.n += 1
        return self.n + x

c = Counter()
tally = jax.jit(c.tally)
bonus = 10
visits = 0
seen = []
box = {"n": 0}
total = jax.new_ref(jnp.int32(0))
other = jax.new_ref(jnp.int32(0))

@jax.jit
def pay(x):
    return x + bonus

@jax.jit
def late_pay(x, extra=bonus):
    return x + extra

@jax.jit
def visit(x):
    global visits
    visits += 1
    return x + visits

@jax.jit
def note(x):
    seen.append(x)
    return x + len(seen)

@jax.jit
def tick(box):
    box["n"] += 1
    return box["n"]

@jax.jit
def add(x):
    total[...] += x
    return total[...]

@jax.jit
def add_to(ref, x):
    ref[...] += x
    return ref[...]

@jax.jit
def step(state, x):
    return state + x, 10 * state
"""
"""The lines that the stub shows."""


def evaluate(program):
    """Runs a program after the lines that the stub shows. Returns its numbers as ints."""
    names = {}
    exec(BEFORE, names)
    *lines, last = program.split("; ")
    for line in lines:
        exec(line, names)
    numbers = eval(last, names)
    return tuple(map(int, numbers)) if isinstance(numbers, tuple) else int(numbers)


@points(4)
def test_classes():
    """the numbers are predicted, for a class whose method is jitted"""
    reasons = {
        "c.tally(), c.tally(), c.tally()": "`c.tally` is the plain method, so Python counts at each call",
        "tally(), tally(), tally(), c.n": "Python ran once, while JAX traced, and the program holds the constant 1",
        "c.n = 5; tally(), c.tally(), tally()": (
            "the trace counts from 5 to 6 and keeps the 6, and the plain method goes on to 7"
        ),
        "tally(); c.n = 50; tally(), c.n": "the program holds the 1 of its trace, and neither reads nor changes `c.n`",
        "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (
            "the program for numbers adds 1, and the one for arrays was traced later and adds 2"
        ),
        "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (
            "the method of a new object is traced anew, and each object has an `n` of its own"
        ),
    }
    assert_predictions(lambda: CLASSES, reasons, evaluate, table="CLASSES")


@points(4)
def test_python():
    """the numbers are predicted, for globals, defaults, lists and dicts"""
    reasons = {
        "bonus = 20; pay(1), late_pay(1)": (
            "a global is read while JAX traces, which is now, and a default was read at the `def`"
        ),
        "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (
            "the first program keeps the 10 of its trace, and the array is traced after the change"
        ),
        "visit(1), visit(2), visits": "`visits` became 1 during the only trace, and the program adds this 1 each time",
        "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (
            "each trace appends one item, and there are two: the program for numbers adds 1, the other one 2"
        ),
        'tick(box), tick(box), box["n"]': "the function changes a dict of its own, and not that of the caller",
    }
    assert_predictions(lambda: PYTHON, reasons, evaluate, table="PYTHON")


@points(4)
def test_refs():
    """the numbers are predicted, for refs"""
    reasons = {
        "add(1), add(1), total[...]": "each call reads the ref and writes to it",
        "add(1); total[...] = 50; add(1)": "each call reads the ref, so it sees what was written from outside",
        "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": (
            "the program goes on with the ref of its trace, and the new one that the name means now keeps its 50"
        ),
        "add_to(total, 1), add_to(other, 5), add_to(total, 1)": (
            "the ref is an argument, so one program works on whichever ref comes in"
        ),
        "old = total[...]; same = total; add(3); old, same[...]": (
            "`old` is an array, which never changes, and `same` is a second name for the ref"
        ),
    }
    assert_predictions(lambda: REFS, reasons, evaluate, table="REFS")


@points(3)
def test_threaded():
    """the numbers are predicted, for a state that goes in and comes out"""
    reasons = {
        "step(1, 2)[0], step(1, 2)[0]": "the same arguments give the same result, because `step` keeps nothing",
        "state, out = step(1, 2); step(state, 2)": "the second step begins with 3, and its output is 10 * 3",
        "state = 1; states = [step(state, x)[0] for x in (2, 3, 4)]; tuple(states)": (
            "nobody stores the new state under the name `state`, so each step begins with 1"
        ),
        "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": (
            "the scan passes the state on, from 1 to 3, 6 and 10, and the last output is made from the 6"
        ),
    }
    assert_predictions(lambda: THREADED, reasons, evaluate, table="THREADED")
