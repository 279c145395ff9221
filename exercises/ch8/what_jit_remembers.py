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

# TODO: 20 lines.

# A class whose method is jitted.
CLASSES = {
    "c.tally(), c.tally(), c.tally()": ...,
    "tally(), tally(), tally(), c.n": ...,
    "c.n = 5; tally(), c.tally(), tally()": ...,
    "tally(); c.n = 50; tally(), c.n": ...,
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": ...,
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": ...,
}

# Globals, defaults, lists and dicts.
PYTHON = {
    "bonus = 20; pay(1), late_pay(1)": ...,
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": ...,
    "visit(1), visit(2), visits": ...,
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": ...,
    'tick(box), tick(box), box["n"]': ...,
}

# Refs.
REFS = {
    "add(1), add(1), total[...]": ...,
    "add(1); total[...] = 50; add(1)": ...,
    "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": ...,
    "add_to(total, 1), add_to(other, 5), add_to(total, 1)": ...,
    "old = total[...]; same = total; add(3); old, same[...]": ...,
}

# A state that goes in and comes out.
THREADED = {
    "step(1, 2)[0], step(1, 2)[0]": ...,
    "state, out = step(1, 2); step(state, 2)": ...,
    "state = 1; states = [step(state, x)[0] for x in (2, 3, 4)]; tuple(states)": ...,
    "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": ...,
}
