"""Repair three functions that work with refs: a result that changes later, a copy that is none, a read too early.

Lesson: exercises/ch8/README.md#counter_by_ref

Your code changes no argument, no global and no setting of JAX, and it prints nothing. Refs are an exception: `count`
and `exchange` write to theirs.

The functions below run, and they are wrong. Repair them, so that this holds:

- No function returns a ref. `exchange` returns None. The others return arrays, also in a tuple. No later write changes
  these.
- The functions work inside `jax.jit` too. There the refs are made inside of the jitted function, or are its arguments.
- No function keeps a ref, or anything else, from one call to the next.

All refs were made with `jax.new_ref`. You may write more functions of your own.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    """Adds `step` to a counter.

    Args:
        counter: a ref that holds an int32 scalar. The function writes to it.
        step: an int32 scalar, of any sign.

    Returns:
        The new count, an int32 scalar.

    Example:
        >>> counter = jax.new_ref(jnp.int32(5))
        >>> first = count(counter, jnp.int32(2))
        >>> second = count(counter, jnp.int32(10))
        >>> print(first, second, counter[...])
        7 17 17

    Checks:
        - count adds to the counter, and returns the new count
        - a result of count is an array that keeps its value
        - the three functions work inside jax.jit, and keep nothing between calls
    """
    # TODO: repair this function.
    counter[...] += step
    return counter


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    """Exchanges the contents of two refs.

    Args:
        left: a ref that holds an array of any shape and dtype. The function writes to it.
        right: another ref, with the same shape and dtype. The function writes to it too.

    Example:
        >>> left, right = jax.new_ref(jnp.array([1, 2])), jax.new_ref(jnp.array([8, 9]))
        >>> exchange(left, right)
        >>> print(left[...], right[...])
        [8 9] [1 2]

    Checks:
        - exchange exchanges the contents of two refs, of any shape and dtype
        - the three functions work inside jax.jit, and keep nothing between calls
    """
    # TODO: repair this function.
    old = left
    left[...] = right[...]
    right[...] = old[...]


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    """Counts votes one by one, and says after each one which candidate leads.

    The leader has the most votes so far. If several have equally many, the one with the smallest number leads. You may
    use a ref or not. No Python loop runs over the votes: a traced call has at most 90 operations, however many votes
    there are.

    Args:
        votes: the number of a candidate for each vote, at least one vote, int32. All are between 0 and
            `candidates - 1`.
        candidates: how many candidates there are, at least 1. A Python int, inside of `jax.jit` too.

    Returns:
        A plain tuple: the votes for each candidate, and the leader after each vote. Both are int32.

    Example:
        >>> counts, leaders = election(jnp.array([2, 0, 0, 2, 2]), 3)
        >>> print(counts, leaders)
        [2 0 3] [2 0 0 0 2]

    Checks:
        - election counts the votes, and finds the leader after each vote
        - no Python loop runs over the votes: more votes make no program longer
        - the three functions work inside jax.jit, and keep nothing between calls
    """
    # TODO: repair this function.
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        now = counts[...]
        counts[vote] += 1
        return None, jnp.argmax(now)

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts, leaders
