import math
from statistics import NormalDist

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.random_walk import advance, share_passed, start

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_average,
    assert_close,
    assert_constant_program_size,
    assert_independent,
    assert_program,
    assert_pure,
    assert_small_arrays,
    describe,
    draw_key,
)

HANDED_OUT = "136fd0acd10e0782"


def draw_walks(rng, walkers, step, level):
    """Draws a state as it may be after so many steps, at least as many as the level."""
    place = 2 * rng.binomial(step, 0.5, size=walkers) - step
    passage = level + 2 * rng.integers(0, (step - level) // 2 + 1, size=walkers)
    passed = (place >= level) | (rng.random(walkers) < 0.5)
    return single({"place": place, "passage": np.where(passed, passage, 0), "step": step})


def new_walks(walkers):
    return single({"place": np.zeros(walkers), "passage": np.zeros(walkers), "step": 0})


def single(walks):
    return {name: np.asarray(value, "int32") for name, value in walks.items()}


def call_program(one, *args, walks, called):
    """Runs the program of a function that returns a state. Fails unless it has the shapes of `walks`."""
    leaves = one.call(*args)
    names = sorted(walks)
    found = [(np.shape(leaf), getattr(leaf, "dtype", None)) for leaf in leaves]
    if found != [(walks[name].shape, "int32") for name in names]:
        shapes = ", ".join(f"{name!r} of shape {walks[name].shape}" for name in names)
        raise CheckFailed(("called", called), ("expected", f"{shapes}, all int32"), ("got", describe(leaves)))
    return dict(zip(names, leaves, strict=True))


def one_by_one(key, walks, steps, level):
    """Calls `advance` for each step, and returns all states. Runs where the student's code lives."""

    def one_step(walks, _):
        walks = advance(key, walks, 1, level)
        return walks, walks

    return jax.lax.scan(one_step, walks, length=steps)[1]


def each_state(steps, calls):
    """Runs `one_by_one` on several (key, walks, level), of the same shapes. Returns the states of each, stacked."""
    one = program(lambda key, walks, level: one_by_one(key, walks, steps, level), *calls[0])
    stacked = {name: np.broadcast_to(value, (steps, *value.shape)) for name, value in calls[0][1].items()}
    return [call_program(one, *args, walks=stacked, called=ONE_BY_ONE) for args in calls]


ONE_BY_ONE = "walks = advance(key, walks, 1, level), again and again, inside jax.jit"


def call_advance(key, walks, steps, level):
    one = program(lambda key, walks, level: advance(key, walks, steps, level), key, walks, level)
    return call_program(
        one, key, walks, level, walks=walks, called=f"advance(key, walks, {steps}, level), inside jax.jit"
    )


@points(3)
def test_resumes(rng):
    """walks begin at 0, and after a stop they go on as if they had never stopped"""
    walkers, first, second = int(rng.integers(3, 9)), int(rng.integers(20, 30)), int(rng.integers(50, 60))
    key, whole = draw_key(rng), f"advance(key, start({walkers}), {first + second}, level=2)"
    assert_close(observe(lambda: start(walkers)), new_walks(walkers), called=f"start({walkers})")
    one = program(lambda key: advance(key, start(walkers), first + second, 2), key)
    never_stopped = call_program(one, key, walks=new_walks(walkers), called=whole)
    got = observe(lambda: advance(key, start(walkers), first + second, 2))
    assert_close(got, never_stopped, called=whole, why="this was called outside of `jit`, and that is its program")

    for number, step in ((200, 0), (1, int(rng.integers(300_000, 900_000)))):
        key, level = draw_key(rng), np.int32(rng.integers(2, 5))
        first = int(level) + 2 * int(rng.integers(8, 12))  # some walkers are at the level when they stop
        walks = draw_walks(rng, number, step, level) if step else new_walks(number)
        assert_close(
            call_advance(key, call_advance(key, walks, first, level), second, level),
            call_advance(key, walks, first + second, level),
            called=f"advance(key, advance(key, walks, {first}, level), {second}, level), walkers: {number}",
            array_type=None,
            why=f"without a stop, these are the walks after {first + second} steps",
        )
    assert_pure(lambda: start(walkers), called=f"start({walkers})")
    walks = jax.tree.map(jnp.asarray, new_walks(walkers))
    assert_pure(
        lambda key, walks: advance(key, walks, 3, 2), key, walks, called="advance(key, walks, 3, level=2)", traced=True
    )


WALKERS = 8192


@points(4)
def test_steps(rng):
    """each step goes up or down with equal probability, and all steps are independent"""
    key, level, early = draw_key(rng), 4, 2 * int(rng.integers(50, 100))
    # A number of 8 or 16 bits would repeat, and so would step * walkers.
    late = [early, early + 256, early + 1000, early + 65536, early + 2**32 // WALKERS]
    walks = [new_walks(WALKERS), *(draw_walks(rng, WALKERS, step, level) for step in late)]
    calls = [(key, before, np.int32(level)) for before in walks]
    *states, others = each_state(2, [*calls, (draw_key(rng), new_walks(WALKERS), np.int32(level))])
    moves = {
        f"step {step + number}": move
        for step, before, after in zip([0, *late], walks, states, strict=True)
        for number, move in enumerate(np.diff(np.asarray(after["place"]), axis=0, prepend=before["place"][None]), 1)
    }
    for name, move in moves.items():
        if not np.all(np.abs(move) == 1):
            expected = f"in {name}, each walker goes one place up or down"
            raise CheckFailed(("called", ONE_BY_ONE), ("expected", expected), ("got", f"moves {describe(move)}"))
        why = f"these are the moves in {name}, 1 for up and -1 for down"
        assert_average(move, 0.0, 1.0, shape=(WALKERS,), called=ONE_BY_ONE, why=why)
    keys = {"step 1 for another key": np.asarray(others["place"][0])} | drawn_from_itself(key)
    assert_independent(moves | keys, called=ONE_BY_ONE)
    for name, move in moves.items():
        halves = {"every second walker": move[::2], "the other walkers": move[1::2]}
        assert_independent(halves, called=ONE_BY_ONE, why=f"these are the moves in {name}")
        halves = {"the first half of the walkers": move[: WALKERS // 2], "the other half": move[WALKERS // 2 :]}
        assert_independent(halves, called=ONE_BY_ONE, why=f"these are the moves in {name}")
    one, two = moves["step 1"], moves["step 2"]
    for shifted in ((one[1:], two[:-1]), (one[:-1], two[1:])):
        assert_independent(dict(zip(("step 1", "step 2 of the neighbours"), shifted, strict=True)), called=ONE_BY_ONE)


def drawn_from_itself(key):
    """Returns what JAX draws from a key itself, one for each walker."""
    coins = {"a uniform draw": jax.random.uniform(key, (WALKERS,)), "a bit": jax.random.bits(key, (WALKERS,)) & 1}
    coins |= {"a draw of randint": jax.random.randint(key, (WALKERS,), 0, 2)}
    return {f"{name} from key itself": np.asarray(coin) for name, coin in coins.items()}


def passages(places, before, numbers, level):
    """Returns the passages after each step, from the places after each step."""
    found = [before]
    for place, number in zip(places, numbers, strict=True):
        found.append(np.where((place == level) & (found[-1] == 0), number, found[-1]))
    return np.array(found[1:])


@points(4)
def test_passage(rng):
    """the passage is the first step that ends at the level, and it stays"""
    steps, walkers = 40, 200
    called = f"advance(key, walks, {steps}, level), inside jax.jit"
    calls = []
    for level, step in ((1, 0), (int(rng.integers(2, 5)), 0), (3, 2 * int(rng.integers(50, 100)))):
        walks = draw_walks(rng, walkers, step, level) if step else new_walks(walkers)
        calls.append((draw_key(rng), walks, np.int32(level)))
    states = each_state(steps, calls)
    one = program(lambda key, walks, level: advance(key, walks, steps, level), *calls[0])
    for (key, walks, level), each in zip(calls, states, strict=True):
        numbers = walks["step"] + 1 + np.arange(steps)
        passage = passages(each["place"], walks["passage"], numbers, level)
        expected = single({"place": each["place"], "passage": passage, "step": numbers})
        why = f"each row is one step later; the level is {level}, and the walks had taken {walks['step']} steps before"
        assert_close(each, expected, called=ONE_BY_ONE, array_type=None, why=why)
        last = {name: np.array(value[-1]) for name, value in expected.items()}
        got = call_program(one, key, walks, level, walks=walks, called=called)
        assert_close(got, last, called=called, array_type=None, why=why)


def facts_of(key, walks, steps):
    """Walks, and returns facts that hold for all walks. Runs where the student's code lives."""
    after = advance(key, walks, steps, 5)
    moved = after["place"] - walks["place"]
    possible = (abs(moved) <= steps) & ((moved - steps) % 2 == 0) & (after["passage"] <= after["step"])
    return after["step"], jnp.all(possible)


def draw_facts(rng, walkers, steps):
    walks = draw_walks(rng, walkers, 2 * int(rng.integers(50, 100)), 5)
    return (draw_key(rng), walks), (walks["step"] + np.int32(steps), np.array(True))


@points(3)
def test_small(rng):
    """no Python loop runs over walkers or steps, and no array holds all steps at once"""
    # After an odd number of steps, nobody is where the walk began.
    steps, walkers = 2 * int(rng.integers(25, 30)) + 1, int(rng.integers(1000, 1100))
    assert_small_arrays(
        lambda key, walks: facts_of(key, walks, steps),
        lambda: draw_facts(rng, walkers, steps),
        max_elements=4 * walkers,
        called=f"advance(key, walks, {steps}, level) of {walkers} walkers",
        symptom="an array holds the steps of all walkers at all times",
    )
    assert_constant_program_size(
        lambda key, walks: facts_of(key, walks, len(walks["place"])),
        lambda size: draw_facts(rng, size, size),
        2 * rng.integers(705, 720, size=2) + 1,
        max_operations=700,
        called="advance(key, walks, steps, level), as many steps as walkers",
        what="walkers and steps",
    )


def share_oracle(walks, step):
    passed = (walks["passage"] > 0) & (walks["passage"] <= step)
    share = np.mean(passed, dtype=np.float64)
    return share, np.sqrt(share * (1 - share) / len(passed))


def draw_share(rng, walkers, low=0, high=7):
    """Draws a state, and the number of a step. A few passages fall on this very step."""
    passage = np.maximum(0, 2 * rng.integers(low, high, size=walkers) - 1)
    walks = single({"place": 2 * rng.integers(-9, 9, size=walkers), "passage": passage, "step": 40})
    step = np.int32(2 * rng.integers(3, 6) + 1)
    return (walks, step), share_oracle(walks, step)


@points(3)
def test_share(rng):
    """share_passed counts the walks that passed in time, and gives the standard error"""
    # 1 as a share has no rounding if the number of walkers is a power of 2.
    for walkers, low, high, why in (
        (23, 0, 7, "some walks have passed"),
        (16, 1, 4, "all walks have passed in time"),
    ):
        assert_program(
            lambda walks, step: share_passed(walks, step),
            lambda walkers=walkers, low=low, high=high: draw_share(rng, walkers, low, high),
            called=f"share_passed(walks, step) of {walkers} walks",
            why=why,
        )

    def draw_alone():
        drawn = [draw_share(rng, 1) for _ in range(9)]
        calls, shares = zip(*drawn, strict=True)
        return jax.tree.map(lambda *leaves: np.stack(leaves), *calls), tuple(np.array(shares).T)

    called = "share_passed(walks, step) of one walk, mapped over 9 of them by jax.vmap"
    assert_program(jax.vmap(lambda walks, step: share_passed(walks, step)), draw_alone, called=called)
    steps = np.arange(1, 14, dtype="int32")

    def draw_steps():
        (walks, _), _ = draw_share(rng, 30)
        return (walks, steps), tuple(np.array([share_oracle(walks, step) for step in steps]).T)

    assert_program(
        lambda walks, steps: jax.vmap(lambda step: share_passed(walks, step))(steps),
        draw_steps,
        called="jax.vmap(lambda step: share_passed(walks, step))(steps)",
    )
    (walks, step), expected = draw_share(rng, 30)
    walks, step = jax.tree.map(jnp.asarray, walks), int(step)
    assert_close(observe(lambda: share_passed(walks, step)), expected, called=f"share_passed(walks, {step})")
    assert_pure(lambda walks: share_passed(walks, step), walks, called=f"share_passed(walks, {step})", traced=True)


def passed_exactly(step, level):
    """The probability that a walk reaches the level in so many steps, by reflecting it at the level."""
    ends = 2 * np.arange(step + 1) - step
    weights = np.array([math.comb(step, ups) / 2**step for ups in range(step + 1)])
    return np.sum(weights[ends >= level]) + np.sum(weights[ends > level])


PARTS, PART, GROUP = 4, 25, 10


@points(3)
def test_exact(rng):
    """the share agrees with the exact probability, within a few standard errors"""
    key, level, walkers = draw_key(rng), int(rng.integers(4, 8)), 10_000
    times = [level + 2 * later for later in (1, 10, 22, 45)]

    def shares(key):
        walks = start(walkers)
        for _ in range(PARTS):
            walks = advance(key, walks, PART, level)
        return [*(share_passed(walks, step)[0] for step in times), walks["passage"]]

    called = f"share_passed of {walkers} walks, {PARTS} times {PART} steps to the level {level}, inside jax.jit"
    leaves = program(shares, key).call(key)
    found = [(np.shape(leaf), getattr(leaf, "dtype", None)) for leaf in leaves]
    if found != [*[((), "float32")] * len(times), ((walkers,), "int32")]:
        expected = "float32 shares of shape (), and int32 passages"
        raise CheckFailed(("called", called), ("expected", expected), ("got", describe(leaves)))
    *got, passage = leaves
    # A share is nearly normal. All of them together are too far away less than once in a million checks.
    quantile = NormalDist().inv_cdf(1 - 1e-6 / 2 / len(times))
    for step, share in zip(times, got, strict=True):
        exact = passed_exactly(step, level)
        error = (exact * (1 - exact) / walkers) ** 0.5
        if not abs(float(share) - exact) <= quantile * error:
            raise CheckFailed(
                ("called", called),
                ("expected", f"a share of {exact:.4f} in {step} steps, with a standard error of {error:.4f}"),
                ("got", f"{float(share):.4f}, which is {abs(float(share) - exact) / error:.1f} standard errors away"),
            )
    # The variance of these squares is 2 for normal numbers. Here it is smaller, because a share is bounded.
    groups = np.mean(((passage > 0) & (passage <= step)).reshape(-1, GROUP), axis=1)
    squares = (groups - exact) ** 2 / (exact * (1 - exact) / GROUP)
    why = f"these are shares of {GROUP} walks each: their squared distance from {exact:.4f}, in squared standard errors"
    assert_average(squares, 1.0, 2**0.5, shape=(walkers // GROUP,), called=called, why=why)
