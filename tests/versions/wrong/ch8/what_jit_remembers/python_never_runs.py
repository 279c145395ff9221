# breaks: "with these numbers, before you run anything.": tracing is believed to leave no side effect at all, so self.n and visits stay 0, in four programs.
# A class whose method is jitted.
CLASSES = {
    "c.tally(), c.tally(), c.tally()": (1, 2, 3),
    "tally(), tally(), tally(), c.n": (1, 1, 1, 0),
    "c.n = 5; tally(), c.tally(), tally()": (6, 6, 6),
    "tally(); c.n = 50; tally(), c.n": (1, 50),
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (2, 3, 5, 5),
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (2, 0, 0),
}

# Globals, defaults, lists and dicts.
PYTHON = {
    "bonus = 20; pay(1), late_pay(1)": (21, 11),
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (11, 21),
    "visit(1), visit(2), visits": (2, 3, 0),
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (2, 3, 5, 5, 2),
    'tick(box), tick(box), box["n"]': (1, 1, 0),
}

# Refs.
REFS = {
    "add(1), add(1), total[...]": (1, 2, 2),
    "add(1); total[...] = 50; add(1)": 51,
    "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": (2, 50),
    "add_to(total, 1), add_to(other, 5), add_to(total, 1)": (1, 5, 2),
    "old = total[...]; same = total; add(3); old, same[...]": (0, 3),
}

# A state that goes in and comes out.
THREADED = {
    "step(1, 2)[0], step(1, 2)[0]": (3, 3),
    "state, out = step(1, 2); step(state, 2)": (5, 30),
    "state = 1; states = [step(state, x)[0] for x in (2, 3, 4)]; tuple(states)": (3, 4, 5),
    "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": (10, 60),
}
