"""Predict the numbers that a jitted function remembers, and those that it forgets.

Lesson: exercises/ch8/README.md#what_jit_remembers

Each table below lists short programs. Each program ends with numbers, such as `tally(), tally(), c.n`. Replace each
`...` with these numbers, before you run anything. Several numbers are a tuple of ints, such as `(3, 1, 4)`, and a
single number is an int, such as `3`. All programs run from left to right. Each begins anew with these lines, and
nothing has been traced before. A part such as `bonus = 20` sets the global that the functions read:

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

Checks:
    - the numbers are predicted, for a class whose method is jitted
    - the numbers are predicted, for globals, defaults, lists and dicts
    - the numbers are predicted, for refs
    - the numbers are predicted, for a state that goes in and comes out
"""

# A class whose method is jitted.
CLASSES = {
    "c.tally(), c.tally(), c.tally()": (1, 2, 3),  # without jit, Python counts at each call
    "tally(), tally(), tally(), c.n": (1, 1, 1, 1),  # Python ran once, and the program holds the constant 1
    "c.n = 5; tally(), c.tally(), tally()": (6, 7, 6),  # the trace counts from 5 to 6
    "tally(); c.n = 50; tally(), c.n": (1, 50),  # the program does not look at `c.n` again
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (2, 3, 5, 5),  # two traces, which remember 1 and 2
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (2, 1, 1),  # another method of another object
}

# Globals, defaults, lists and dicts.
PYTHON = {
    "bonus = 20; pay(1), late_pay(1)": (21, 11),  # a default is read at the `def`, and a global at the trace
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (11, 21),  # the new shape is traced later
    "visit(1), visit(2), visits": (2, 3, 1),  # one trace, in which `visits` became 1
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (2, 3, 5, 5, 2),  # two traces
    'tick(box), tick(box), box["n"]': (1, 1, 0),  # the function changes a dict of its own
}

# Refs.
REFS = {
    "add(1), add(1), total[...]": (1, 2, 2),  # each call reads and writes the ref
    "add(1); total[...] = 50; add(1)": 51,  # the program sees the write from outside
    "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": (2, 50),  # it keeps the old ref
    "add_to(total, 1), add_to(other, 5), add_to(total, 1)": (1, 5, 2),  # one program for both
    "old = total[...]; same = total; add(3); old, same[...]": (0, 3),  # a read is a copy, and a second name is not
}

# A state that goes in and comes out.
THREADED = {
    "step(1, 2)[0], step(1, 2)[0]": (3, 3),  # the same arguments give the same result
    "state, out = step(1, 2); step(state, 2)": (5, 30),  # the second step begins with 3
    "state = 1; states = [step(state, x)[0] for x in (2, 3, 4)]; tuple(states)": (3, 4, 5),  # nobody keeps it
    "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": (10, 60),  # states: 1, 3, 6, 10
}
