import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.purify import init, update

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "2107ca945a859215"


def new_board(runners):
    return {"best": np.full(runners, np.inf), "records": np.zeros(runners, int)}


def board_after(races, board=None):
    """The oracle: the board after some races, and who set a record in the last one."""
    board = board or new_board(races.shape[1])
    best, records, is_record = board["best"], board["records"], None
    for times in races.astype(np.float64):
        is_record = times < best
        best, records = np.where(is_record, times, best), records + is_record
    return {"best": best, "records": records}, is_record


def some_races(rng, races, runners):
    return rng.uniform(9, 12, size=(races, runners)).astype("float32")


@points(5)
def test_races(rng):
    """after several races, board and is_record are what the class would give"""

    def draw_call():
        races = some_races(rng, 4, 5)
        # The last race has a faster time, a slower one, a tie, and a time that is faster by one bit, for any seed.
        best = races[:3].min(0)
        races[3, :3] = best[:3] + np.array([-1, 1, 0], "float32")
        races[3, 3] = np.nextafter(best[3], np.float32(0))
        races[:, 4] = np.inf  # never finished, so never a record
        return (races,), board_after(races)

    def season(races):
        board = init(5)
        for times in races:
            board, is_record = update(board, jnp.asarray(times))
        return board, is_record

    (races,), expected = draw_call()
    called = "update(board, times), 4 times from init(5)"
    assert_close(observe(lambda: season(races)), expected, called=called)
    assert_program(season, draw_call, called=called)


@points(5)
def test_old_board_is_unchanged(rng):
    """two races can start from the same board, and neither affects the other"""

    def draw_call():  # all later times are records
        early, one, other = races = some_races(rng, 3, 6) - np.array([[0], [4], [4]], "float32")
        return (races,), (board_after(np.stack([early, one]))[0], board_after(np.stack([early, other]))[0])

    def branches(races):
        early, one, other = races
        board, _ = update(init(6), jnp.asarray(early))
        first, _ = update(board, jnp.asarray(one))
        second, _ = update(board, jnp.asarray(other))
        return first, second

    (races,), expected = draw_call()
    called = "update(board, one), update(board, other)"
    hint = "both calls start from the same board, the one after the first race"
    assert_close(observe(lambda: branches(races)), expected, called=called, why=hint)
    assert_program(branches, draw_call, called=called, why=hint)


@points(1)
def test_pure(rng):
    """init makes a new board at every call, and neither function has side effects"""
    small, large = (int(number) for number in rng.permutation(np.arange(2, 9))[:2])

    def boards():
        changed, same_size, other_size = init(small), init(small), init(large)
        if isinstance(changed, dict):
            changed["best"] = jnp.zeros(small)
        return [same_size, other_size]

    got = observe(boards)
    expected = [new_board(small), new_board(large)]
    hint = f'another board from init({small}) was changed before: board["best"] = jnp.zeros({small})'
    assert_close(got, expected, called=f"[init({small}), init({large})]", weak_type=False, why=hint)

    unseen = int(rng.integers(10, 20))

    def traced_then_called():
        jax.jit(lambda: init(unseen))()
        return init(unseen)

    called = f"jax.jit(lambda: init({unseen}))(), then init({unseen})"
    assert_close(observe(traced_then_called), new_board(unseen), called=called, weak_type=False)

    times = jnp.asarray(some_races(rng, 1, 7)[0])
    best = times + jnp.asarray(rng.permutation([0.5, 0.5, 0.5, 0.0, -0.5, -0.5, -0.5]), jnp.float32)
    board = {"best": best, "records": jnp.asarray(rng.integers(1, 9, size=7), jnp.int32)}

    def new_board_and_race(board, times):
        return init(7), update(board, times)

    assert_pure(new_board_and_race, board, times, called="init(7), update(board, times)")


@points(4)
def test_scan(rng):
    """update works as the body of jax.lax.scan"""

    def draw_call():
        races = some_races(rng, 9, 9)
        records = [board_after(races[: race + 1])[1] for race in range(9)]
        return (races,), (board_after(races)[0], np.stack(records))

    (races,), expected = draw_call()
    called = "jax.lax.scan(update, init(9), races)"
    assert_close(observe(lambda: jax.lax.scan(update, init(9), jnp.asarray(races))), expected, called=called)
    assert_program(lambda races: jax.lax.scan(update, init(9), races), draw_call, called=called)
