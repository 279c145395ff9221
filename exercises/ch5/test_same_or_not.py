import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.same_or_not import FOLD_IN, ONE_KEY, SPLIT, TRANSFORMED
from jax.random import fold_in, normal, split, uniform

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "3628c884b9470961"


def draw(key, count):
    numbers = []
    for _ in range(count):
        key, new = split(key)
        numbers.append(uniform(new))
    return numbers


def different_numbers(program):
    """Runs a program. Returns how many different numbers are in its result."""
    key = jax.random.key(5)
    a, b = split(key)
    names = {"fold_in": fold_in, "normal": normal, "split": split, "uniform": uniform, "draw": draw}
    result = eval(program, {"jax": jax, "jnp": jnp, "key": key, "a": a, "b": b} | names)
    return len(np.unique(np.concatenate([np.ravel(leaf) for leaf in jax.tree.leaves(result)])))


@points(4)
def test_one_key():
    """the number of different draws is predicted, if there is one key"""
    reasons = {
        "[uniform(key) for i in range(5)]": "a draw cannot change its key, so all 5 draws are the same",
        "[uniform(key), normal(key), uniform(key), normal(key)]": (
            "a uniform and a normal number from one key are different, and each of them comes twice"
        ),
        "[uniform(key, (3,)), uniform(key, (5,))]": "today, the 3 numbers are the first of the 5",
        "[uniform(key, (4, 2)), uniform(key, (8,))]": "today, these are the same 8 numbers in two shapes",
        "jnp.zeros((4, 3)) + uniform(key, (4, 1))": "there are 4 numbers, and each of them is added to a whole row",
    }
    assert_predictions(lambda: ONE_KEY, reasons, different_numbers, table="ONE_KEY")


@points(4)
def test_split():
    """the number of different draws is predicted, if the keys come from split"""
    reasons = {
        "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]": (
            "split gives the same two keys each time, and the first one is used twice"
        ),
        "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": (
            "today, the keys of a small split are the first of a larger one, so only the 4 count"
        ),
        "draw(key, 3) + draw(key, 5)": "draw cannot change the caller's key, so its second call begins with the same 3",
        "draw(key, 3) + [uniform(b)]": "in its first round, draw splits key into a and b, and it draws from b",
    }
    assert_predictions(lambda: SPLIT, reasons, different_numbers, table="SPLIT")


@points(4)
def test_fold_in():
    """the number of different draws is predicted, if the keys come from fold_in"""
    reasons = {
        "[uniform(fold_in(key, i)) for i in (3, 1, 3, 2, 1)]": "only the numbers 1, 2 and 3 are folded in",
        "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]": (
            "the sum is folded in, and the 12 sums are the numbers from 0 to 5"
        ),
        "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]": (
            "i is folded in first and then j, so each of the 9 pairs has a key of its own"
        ),
        "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]": (
            "the epoch is not folded in, so each epoch uses the same 2 keys"
        ),
        "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]": (
            "today, fold_in(key, 1) is the second key of the split, and fold_in(key, 7) is new"
        ),
    }
    assert_predictions(lambda: FOLD_IN, reasons, different_numbers, table="FOLD_IN")


@points(3)
def test_transformed():
    """the number of different draws is predicted, under vmap and jit"""
    reasons = {
        "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))": "the key comes from outside, so all 6 examples share it",
        "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))": "there are 3 keys, and each of them draws 2 numbers",
        "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))": "the numbers 0, 1, 2 and 3 are folded in",
        "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))": (
            "each of the 3 keys draws one number, which is added to all 4 zeros"
        ),
        "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]": (
            "vmap changes no draw, and today the 5 keys are the first of the 7"
        ),
        "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": "jit changes no draw, and there are two keys",
    }
    assert_predictions(lambda: TRANSFORMED, reasons, different_numbers, table="TRANSFORMED")
