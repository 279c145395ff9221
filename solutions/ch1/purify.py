"""Rewrite a class with hidden state as pure functions.

Lesson: exercises/ch1/README.md#purify
"""

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Shaped


def init(runners: int) -> dict[str, Shaped[Array, " runners"]]:
    """Returns a new board, like `RecordBoard.__init__` in the docstring of `update`.

    Args:
        runners: the number of runners.

    Returns:
        A new dict of two JAX arrays, with one element for each runner: `"best"`, float32, all infinite,
        and `"records"`, int32, all zero. Neither is weakly typed, so give both an explicit dtype.

    Example:
        >>> init(2)
        {'best': Array([inf, inf], dtype=float32), 'records': Array([0, 0], dtype=int32)}

    Checks:
        - every call of init makes a new dict, with infinite best times and zero records
        - init and update give equal results for equal arguments, and change nothing else
    """
    # The dict is made here, on each call. All boards would share a default argument or a global variable.
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    """Runs one race, like `RecordBoard.__call__`, but as a pure function.

    This is the class to rewrite. It keeps the best time of each runner and counts the records:

        class RecordBoard:
            def __init__(self, runners):
                self.best = np.full(runners, np.inf)
                self.records = np.zeros(runners, int)

            def __call__(self, times):
                is_record = times < self.best
                self.best = np.minimum(self.best, times)
                self.records += is_record
                return is_record

    Everything that the class keeps between calls is in the board. The board comes in as an argument, and a
    new board goes out as a result. The old board does not change, and nothing else is stored between calls.
    There is no need to jit it here.

    Args:
        board: the result of `init` or of an earlier `update`.
        times: the time of each runner in this race, in seconds; float32, no NaN.

    Returns:
        First the new board, with the keys, shapes and dtypes of the old one. Second, for each runner, whether
        the time is a record: less than the best so far. A tie is not a record.

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
        - init and update give equal results for equal arguments, and change nothing else
        - update works as the body of jax.lax.scan, over a whole season of races
    """
    is_record = times < board["best"]
    # A new dict. `board["best"] = ...` would be shorter, but it would change the caller's board too: JAX
    # arrays cannot be modified, but the dict around them can.
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new_board, is_record
