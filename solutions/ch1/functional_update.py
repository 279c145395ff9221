"""Update rows, columns and chosen elements of an array without changing the original.

Lesson: exercises/ch1/README.md#functional_update

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

All three functions follow the same rules:

- Arrays may come from NumPy or from JAX. The result is a `jax.Array`.
- Scores and bonuses are float32, or float64 from NumPy. As always in JAX, float64 becomes float32.
- A score may be infinite. A bonus is finite. Nothing is NaN, and no array is empty.
- Do not change the arrays that are passed in. The caller can still read them afterwards.
- Compute each result from the arguments alone. Keep nothing in a global variable.
- You do not have to add `@jax.jit`, but all three must also work inside `jax.jit`. There, all arguments
  are tracers, including the indices.
"""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float, Int


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    """Swaps two rows of a score table.

    The numbers only move. Do no arithmetic with them, because it would round them.

    Args:
        scores: one row for each player.
        first: the index of a row, from 0 to `players` - 1.
        second: the index of another row, in the same range. If it equals `first`, nothing moves.

    Returns:
        The table with the two rows swapped.

    Example:
        >>> swap_players(jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 0, 2)
        Array([[5., 6.],
               [3., 4.],
               [1., 2.]], dtype=float32)

    Checks:
        - swap_players moves both rows without rounding, even if some numbers are huge or infinite
        - NumPy arguments keep their values, JAX arguments can still be read, nothing is printed
        - all three functions work inside jax.jit, with traced indices
    """
    scores = jnp.asarray(scores)
    # Both rows are read from the old table, which does not change, so no temporary copy is needed.
    # A chain of two updates works too: `.at[first].set(scores[second]).at[second].set(scores[first])`.
    # Assigning its first half to `scores` would not work: the second half would then read the new table.
    return scores.at[jnp.array([first, second])].set(scores[jnp.array([second, first])])


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    """Adds each player's bonus to the score of one round.

    Args:
        scores: one row for each player, one column for each round.
        round_index: the index of the round, from 0 to `rounds` - 1.
        bonus: one number for each player.

    Returns:
        The table with the bonus added in that column. The other columns are unchanged.

    Example:
        >>> add_bonus(jnp.zeros((2, 3)), 1, jnp.array([10.0, 20.0]))
        Array([[ 0., 10.,  0.],
               [ 0., 20.,  0.]], dtype=float32)

    Checks:
        - add_bonus adds the bonus to one round only
        - NumPy arguments keep their values, JAX arguments can still be read, nothing is printed
        - all three functions work inside jax.jit, with traced indices
    """
    # The index means all rows, one column. `.at[round_index]` alone would be the row of one player.
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    """Updates the best score of each player who took part today, if today's score is higher.

        best[entrants[i]] becomes the larger of itself and scores[i]

    Args:
        best: each player's best score so far, or -inf if the player has none yet.
        entrants: the indices of the players who took part today, from 0 to `players` - 1, each at most once.
        scores: today's scores of these players, in the order of `entrants`.

    Returns:
        The best scores after today. Players who did not take part keep theirs.

    Example:
        >>> keep_best(jnp.array([5.0, 6.0, 7.0]), jnp.array([2, 0]), jnp.array([9.0, 1.0]))
        Array([5., 6., 9.], dtype=float32)

    Checks:
        - keep_best updates the best scores that were beaten today, and no others
        - NumPy arguments keep their values, JAX arguments can still be read, nothing is printed
        - all three functions work inside jax.jit, with traced indices
    """
    # `.max` reads, compares and writes in one step. `.set` needs the old values and a `jnp.maximum` first.
    return jnp.asarray(best).at[entrants].max(scores)
