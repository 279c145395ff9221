"""Update arrays that cannot change: `.at[...]` returns a new one.

Lesson: exercises/ch1/README.md#functional_update
"""

from jax.typing import ArrayLike
from jaxtyping import Array, Float, Int


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    """Exchanges two rows of a score table.

    All functions of this exercise take NumPy arrays as well as JAX arrays, leave them as they were (a
    caller can still read them), and return a new `jax.Array`. They need no `jax.jit` of their own, but
    work inside of one, where all their arguments are traced, the indices too.

    The rows' numbers move and are not computed with: each arrives exactly as it was, also where one row
    holds huge numbers and the other small ones.

    Args:
        scores: one row for each player.
        first: a row's index, in range.
        second: another row's index, in range; where it equals `first`, nothing moves.

    Returns:
        The table with the two rows exchanged.

    Example:
        >>> import jax.numpy as jnp
        >>> swap_players(jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 0, 2)
        Array([[5., 6.],
               [3., 4.],
               [1., 2.]], dtype=float32)
    """
    # TODO: about 2 lines, with `.at[...].set(...)`. A NumPy array has no `.at`.
    raise NotImplementedError("swap_players")


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    """Adds each player's bonus to the score of one round; other rounds stay as they are.

    Args:
        scores: one row for each player, one column for each round.
        round_index: the round's index, in range.
        bonus: what each player gets.

    Returns:
        The table with the bonus added in that column.

    Example:
        >>> import jax.numpy as jnp
        >>> add_bonus(jnp.zeros((2, 3)), 1, jnp.array([10.0, 20.0]))
        Array([[ 0., 10.,  0.],
               [ 0., 20.,  0.]], dtype=float32)
    """
    # TODO: about 2 lines, with `.at[...].add(...)`. Which index names a whole column?
    raise NotImplementedError("add_bonus")


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    """Raises the personal best of each entrant who has just beaten it.

        best[entrants[i]] becomes the larger of itself and scores[i]

    Args:
        best: each player's best score so far, -inf where there is none yet.
        entrants: indices of the players who took part today, each at most once, in range.
        scores: what each of them scored today.

    Returns:
        The best scores after today; those of players who did not take part are unchanged.

    Example:
        >>> import jax.numpy as jnp
        >>> keep_best(jnp.array([5.0, 6.0, 7.0]), jnp.array([2, 0]), jnp.array([9.0, 1.0]))
        Array([5., 6., 9.], dtype=float32)
    """
    # TODO: about 2 lines, with `.at[...].max(...)`.
    raise NotImplementedError("keep_best")
