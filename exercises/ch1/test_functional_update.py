import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.functional_update import add_bonus, keep_best, swap_players

from grader import observe, points
from grader.checks import assert_close, assert_equal, assert_program, assert_pure

HANDED_OUT = "442d677ab7944940"


def numbers(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def two_players(rng):
    return [int(index) for index in rng.permutation(5)[:2]]


def swap_oracle(scores, first, second):
    swapped = np.array(scores, np.float64)
    swapped[[first, second]] = swapped[[second, first]]
    return swapped


def bonus_oracle(scores, round_index, bonus):
    raised = np.array(scores, np.float64)
    raised[:, round_index] += bonus
    return raised


def best_oracle(best, entrants, scores):
    raised = np.array(best, np.float64)
    raised[entrants] = np.maximum(raised[entrants], scores)
    return raised


def todays_entrants(rng):
    """Half of the entrants beat their best, the others miss it. One entrant and one absent player have no best yet."""
    entrants = rng.permutation(9)[:6].astype("int32")
    best = numbers(rng, 9)
    gain = rng.permutation([1, 1, 1, -1, -1, -1]) * rng.uniform(0.5, 1, size=6)
    scores = (best[entrants] + gain).astype("float32")
    newcomer, absent = entrants[np.argmax(gain)], np.setdiff1d(np.arange(9), entrants)[0]
    best[[newcomer, absent]] = -np.inf
    return best, entrants, scores


@points(3)
def test_swap(rng):
    """swap_players moves both rows without rounding, even if some numbers are huge or infinite"""
    scores = numbers(rng, 5, 5)
    first, second = two_players(rng)
    for a, b in [(first, second), (first, first)]:
        expected = swap_oracle(scores, a, b)
        got = observe(lambda a=a, b=b: swap_players(scores.copy(), a, b))
        assert_close(got, expected, called=f"swap_players(scores, {a}, {b})", dtype="float32", scores=scores)

    def draw_call():
        scores = numbers(rng, 5, 5)
        scores[first] *= np.float32(1e8)
        scores[first, int(rng.integers(5))] = np.inf
        return (scores,), swap_oracle(scores, first, second)

    (scores,), expected = draw_call()
    got = observe(lambda: swap_players(scores.copy(), first, second))
    called = f"swap_players(scores, {first}, {second}), row {first} about 1e8 or infinite, and the others about 1"
    exactly = {"dtype": "float32", "scale": 0, "ulps": 4}
    assert_close(got, expected, called=called, scores=scores, **exactly)
    assert_program(lambda scores: swap_players(scores, first, second), draw_call, called=called, **exactly)


@points(1)
def test_bonus(rng):
    """add_bonus adds the bonus to one round only"""
    column = int(rng.integers(4))
    called = f"add_bonus(scores, {column}, bonus)"

    def draw_call():
        scores, bonus = numbers(rng, 4, 4), numbers(rng, 4)
        scores[rng.integers(4, size=4), np.arange(4)] = np.inf
        return (scores, bonus), bonus_oracle(scores, column, bonus)

    (scores, bonus), expected = draw_call()
    got = observe(lambda: add_bonus(scores.copy(), column, bonus))
    assert_close(got, expected, called=called, dtype="float32", scores=scores, bonus=bonus)
    assert_program(lambda scores, bonus: add_bonus(scores, column, bonus), draw_call, called=called, dtype="float32")


@points(3)
def test_best(rng):
    """keep_best updates the best scores that were beaten today, and no others"""
    called = "keep_best(best, entrants, scores)"

    def draw_call():
        args = todays_entrants(rng)
        return args, best_oracle(*args)

    (best, entrants, scores), expected = draw_call()
    got = observe(lambda: keep_best(best.copy(), entrants, scores))
    assert_close(got, expected, called=called, dtype="float32", best=best, scores=scores)
    assert_program(lambda *args: keep_best(*args), draw_call, called=called, dtype="float32")


@points(1)
def test_arguments_are_left_alone(rng):
    """NumPy arguments keep their values, JAX arguments can still be read, nothing is printed"""
    scores, bonus, (first, second) = numbers(rng, 5, 5), numbers(rng, 5), two_players(rng)
    assert_pure(lambda x: swap_players(x, first, second), scores, called="swap_players(scores, ...)")
    assert_pure(lambda x, y: add_bonus(x, 1, y), scores, bonus, called="add_bonus(scores, 1, bonus)")
    assert_pure(lambda *args: keep_best(*args), *todays_entrants(rng), called="keep_best(best, entrants, scores)")


@points(2)
def test_inside_jit(rng):
    """all three functions work inside jax.jit, with traced indices"""
    first, second = two_players(rng)

    def draw_call():
        scores, bonus, day = numbers(rng, 5, 3), numbers(rng, 5), todays_entrants(rng)
        expected = swap_oracle(scores, first, second), bonus_oracle(scores, 2, bonus), best_oracle(*day)
        return (scores, first, second, bonus, 2, day), expected

    def all_three(scores, first, second, bonus, round_index, day):
        return swap_players(scores, first, second), add_bonus(scores, round_index, bonus), keep_best(*day)

    args, expected = draw_call()
    called = f"swap_players(scores, {first}, {second}), add_bonus(scores, 2, bonus) and keep_best(...), inside jax.jit"
    assert_close(observe(lambda: jax.jit(all_three)(*args)), expected, called=called, dtype="float32")
    assert_program(all_three, draw_call, called=called, dtype="float32")
