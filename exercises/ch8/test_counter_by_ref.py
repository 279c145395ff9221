import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.counter_by_ref import count, election, exchange

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_equal, assert_program, assert_pure

HANDED_OUT = "eb0a449272a1272b"


def draw_count(rng, steps):
    """Draws the start of a counter and some steps. The last one is negative."""
    start, added = rng.integers(100, size=()), rng.integers(1, 100, size=steps)
    return start.astype("int32"), (added * np.append(np.ones(steps - 1), -1)).astype("int32")


def counts_oracle(start, steps):
    return list(start + np.cumsum(steps, dtype="int32"))


def counted(start, steps):
    """Takes some steps. Returns the results, and then the content of the counter."""
    counter = jax.new_ref(start)
    results = [count(counter, step) for step in steps]
    return results, counter[...]


@points(2)
def test_count(rng):
    """count adds to the counter, and returns the new count"""
    called = "result = count(counter, step), and then result, counter[...]"

    def three_counters(starts, steps):
        """Counts once with each counter."""
        return [counted(start, [step]) for start, step in zip(starts, steps, strict=True)]

    def draw_call():
        starts, steps = rng.integers(100, size=3), rng.integers(-100, 100, size=3)
        new = list((starts + steps).astype("int32"))
        return (starts.astype("int32"), steps.astype("int32")), [([count], count) for count in new]

    start, steps = draw_count(rng, 1)
    (new,) = counts_oracle(start, steps)
    got = observe(lambda: counted(jnp.asarray(start), list(jnp.asarray(steps))))
    assert_close(got, ([new], new), called=called, counter=start, step=steps[0])
    assert_program(three_counters, draw_call, called=f"{called}, for three counters")


@points(3)
def test_value_stays(rng):
    """a result of count is an array that keeps its value"""
    called = "results = [count(counter, step) for step in steps], and then results, counter[...]"
    why = "each result is the count after its own step, whatever is counted later"

    def draw_call():
        start, steps = draw_count(rng, 3)
        results = counts_oracle(start, steps)
        return (start, steps), (results, results[-1])

    args, expected = draw_call()
    got = observe(lambda: counted(jnp.asarray(args[0]), list(jnp.asarray(args[1]))))
    assert_close(got, expected, called=called, why=why)
    assert_program(counted, draw_call, called=called, why=why)


KINDS = [("bool", ()), ("int32", (3,)), ("float32", (2, 3)), ("uint8", (1, 2, 2)), ("float16", (4,)), ("int32", (0, 2))]


def draw_pairs(rng):
    """Draws two arrays of each kind. The numbers of the right one are much smaller."""
    pairs = []
    for dtype, shape in KINDS:
        left, right = rng.integers(100, 200, size=shape), rng.integers(1, 9, size=shape)
        if dtype == "bool":
            left, right = left > 0, right > 99
        elif dtype.startswith("float"):
            left, right = left * rng.uniform(1, 5), right * rng.uniform(1e-5, 1e-4)
        pairs.append((np.asarray(left, dtype), np.asarray(right, dtype)))
    return pairs


def exchanged(pairs):
    """Exchanges the contents of each pair. Returns them."""
    contents = []
    for pair in pairs:
        left, right = map(jax.new_ref, pair)
        exchange(left, right)
        contents.append((left[...], right[...]))
    return contents


def on_device(arrays):
    return jax.tree.map(jnp.asarray, arrays)


@points(3)
def test_exchange(rng):
    """exchange exchanges the contents of two refs, of any shape and dtype"""
    called = "exchange(left, right), and then left[...], right[...], for refs of several shapes and dtypes"

    def draw_call():
        pairs = draw_pairs(rng)
        return (pairs,), [(right, left) for left, right in pairs]

    (pairs,), expected = draw_call()
    assert_close(observe(lambda: exchanged(on_device(pairs))), expected, called=called, ulps=0)
    assert_program(exchanged, draw_call, called=called, ulps=0)
    result = observe(lambda: exchange(jax.new_ref(jnp.arange(3)), jax.new_ref(jnp.ones(3, "int32"))))
    assert_equal(result, None, called="exchange(left, right)")


def draw_votes(rng, votes, candidates):
    return rng.integers(candidates, size=votes).astype("int32")


def election_oracle(votes, candidates):
    so_far = np.cumsum(np.eye(candidates, dtype="int32")[votes], axis=0, dtype="int32")
    return so_far[-1], np.argmax(so_far, axis=1).astype("int32")


@points(3)
def test_election(rng):
    """election counts the votes, and finds the leader after each vote"""
    for votes, candidates in ((2, 2), (12, 3), (1, 1), (7, 20)):
        called = f"election(votes, {candidates})"

        def draw_call(votes=votes, candidates=candidates):
            drawn = draw_votes(rng, votes, candidates)
            drawn[:2] = (candidates - 1, 0)[:votes]  # so 0 draws level with the last candidate, and leads
            return (drawn,), election_oracle(drawn, candidates)

        (drawn,), expected = draw_call()
        why = "if several have equally many votes, the one with the smallest number leads"
        got = observe(lambda drawn=drawn, candidates=candidates: election(jnp.asarray(drawn), candidates))
        assert_close(got, expected, called=called, why=why, votes=drawn)

        def draw_both(draw_call=draw_call):
            """An election, and one with a single vote for the only candidate, where there is nothing to draw."""
            (drawn,), expected = draw_call()
            only = np.zeros(1, "int32")
            return (drawn, only), (expected, election_oracle(only, 1))

        if candidates > 1:
            assert_program(
                lambda votes, only, candidates=candidates: (election(votes, candidates), election(only, 1)),
                draw_both,
                called=f"{called}, and election(votes, 1)",
            )


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the votes: more votes make no program longer"""
    candidates = int(rng.integers(3, 7))

    def draw_call(votes):
        drawn = draw_votes(rng, votes, candidates)
        return (drawn,), election_oracle(drawn, candidates)

    assert_constant_program_size(
        lambda votes: election(votes, candidates),
        draw_call,
        rng.integers(180, 220, size=2),
        max_operations=90,
        called=f"election(votes, {candidates}), inside jax.jit",
        what="votes",
    )


@points(2)
def test_jit(rng):
    """the three functions work inside jax.jit, and keep nothing between calls"""
    candidates = int(rng.integers(3, 7))

    def twice(starts, steps, pairs, votes):
        """Uses each jitted function for two sets of refs, one after the other."""
        adds = jax.jit(lambda counter, step: count(counter, step))
        exchanges = jax.jit(lambda left, right: exchange(left, right))
        elects = jax.jit(lambda votes: election(votes, candidates))
        counters, refs = [jax.new_ref(start) for start in starts], [list(map(jax.new_ref, pair)) for pair in pairs]
        results = [[adds(counter, step) for counter in counters] for step in steps]
        for left, right in refs:
            exchanges(left, right)
        return {
            "count": (results, [counter[...] for counter in counters]),
            "exchange": [(left[...], right[...]) for left, right in refs],
            "election": [elects(each) for each in votes],
        }

    def draw_call():
        starts, steps = rng.integers(100, size=2).astype("int32"), draw_count(rng, 3)[1]
        pairs = [(pair[0], pair[1]) for pair in rng.normal(size=(2, 2, 3)).astype("float32")]
        votes = [draw_votes(rng, 9, candidates) for _ in range(2)]
        results = [list(starts + total) for total in np.cumsum(steps, dtype="int32")]
        return (list(starts), list(steps), pairs, votes), {
            "count": (results, results[-1]),
            "exchange": [(right, left) for left, right in pairs],
            "election": [election_oracle(each, candidates) for each in votes],
        }

    args, expected = draw_call()
    called = f"count, exchange and election(votes, {candidates}), each jitted, for two counters, pairs and elections"
    assert_close(observe(lambda: twice(*on_device(args))), expected, called=called, ulps=0)
    assert_program(twice, draw_call, called=called, ulps=0)
    assert_pure(twice, *on_device(args), called=called, traced=True)
