# breaks: "Second, for each runner, whether the time is a record: less than the best so far.": as long as best is inf, any time is a record, so a time of inf (did not finish) counts too
"""Rewrite a class with hidden state as pure functions.

Lesson: exercises/ch1/README.md#purify

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

This is the class to rewrite. It keeps the best time of each runner. It also counts how often each runner set a
record, which means a new best time:

    class RecordBoard:
        def __init__(self, runners):
            self.best = np.full(runners, np.inf)
            self.records = np.zeros(runners, int)

        def __call__(self, times):
            is_record = times < self.best
            self.best = np.minimum(self.best, times)
            self.records += is_record
            return is_record

The function `init` below takes the place of `__init__`, and `update` takes the place of `__call__`. Everything
that the class keeps in `self` goes into a dict, the board.
"""

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Shaped


def init(runners: int) -> dict[str, Shaped[Array, " runners"]]:
    """Returns a new board, before the first race.

    Args:
        runners: the number of runners, at least 1.

    Returns:
        A new dict of two JAX arrays, with one element for each runner: `"best"`, float32, all `inf`,
        and `"records"`, int32, all zero. Neither is weakly typed, so give both an explicit dtype.

    Example:
        >>> init(2)
        {'best': Array([inf, inf], dtype=float32), 'records': Array([0, 0], dtype=int32)}

    Checks:
        - after several races, board and is_record are what the class would give
        - two races can start from the same board, and neither affects the other
        - init makes a new board at every call, and neither function has side effects
        - update works as the body of jax.lax.scan
    """
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    """Runs one race, like `RecordBoard.__call__`, but as a pure function.

    The board comes in as an argument, and a new board goes out as a result. Do not change the old board, and
    keep nothing in global variables. You do not have to add `@jax.jit`, but `jax.lax.scan` will trace `update`.

    Args:
        board: the result of `init` or of an earlier `update`.
        times: the time of each runner in this race, in seconds; float32, no NaN.

    Returns:
        A tuple. First the new board, with the keys, shapes and dtypes of the old one. Second, for each runner,
        whether the time is a record: less than the best so far. A tie is not a record.

    Example:
        >>> board, is_record = update(init(2), jnp.array([9.8, 10.1]))
        >>> board, is_record = update(board, jnp.array([9.9, 10.0]))
        >>> is_record
        Array([False,  True], dtype=bool)
        >>> board["records"]
        Array([1, 2], dtype=int32)

    Checks:
        - after several races, board and is_record are what the class would give
        - two races can start from the same board, and neither affects the other
        - init makes a new board at every call, and neither function has side effects
        - update works as the body of jax.lax.scan
    """
    first = jnp.isinf(board["best"])
    is_record = first | (times < board["best"])
    best = jnp.where(is_record, times, board["best"])
    return {"best": best, "records": board["records"] + is_record.astype(jnp.int32)}, is_record
