import itertools
import math

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.resume_stream import batch_at, batch_indices

from grader import observe, points, program
from grader.checks import CheckFailed, assert_average, assert_close, assert_independent, assert_pure, describe, draw_key

HANDED_OUT = "5943f657aff16a25"

MILLION = 1_000_000  # the last epoch, and the last step of a whole training


def batches(rows, size):
    """A student's `batch_indices` as a function of arrays."""
    return lambda key, epoch, step: batch_indices(key, epoch, step, rows, size)


def exported(rows, size):
    """Exports `batch_indices`. Returns a function that runs this program on a key, an epoch and a step."""
    one = program(batches(rows, size), jax.random.key(0), np.int32(0), np.int32(0))
    called = f"batch_indices(key, epoch, step, {rows}, {size}), inside jax.jit"
    return lambda key, epoch, step: only(one.call(key, np.int32(epoch), np.int32(step)), (size,), rows, called)


def only(leaves, shape, rows, called):
    """Returns the only array of a program's results. Fails unless it has this shape and holds numbers of rows."""
    found = leaves[0] if len(leaves) == 1 else None
    if np.shape(found) != shape or getattr(found, "dtype", None) != "int32":
        raise CheckFailed(("called", called), ("expected", f"int32 of shape {shape}"), ("got", describe(leaves)))
    if found.min() < 0 or found.max() >= rows:
        expected = f"numbers between 0 and {rows - 1}"
        raise CheckFailed(("called", called), ("expected", expected), ("got", describe(found)))
    return found


def assert_different(epoch, called):
    """Fails unless all rows are different in the batches of an epoch."""
    found, counts = np.unique(np.concatenate(epoch), return_counts=True)
    if counts.max() > 1:
        raise CheckFailed(
            ("called", called),
            ("expected", f"{counts.sum()} different rows in {len(epoch)} batches of an epoch"),
            ("got", f"{len(found)} different ones: row {found[counts.argmax()]} comes {counts.max()} times"),
        )


@points(3)
def test_one_order(rng):
    """the batches of an epoch are parts of one order of all rows, and no row comes twice"""
    for rows, size in ((10, 3), (70_000, 30_000)):
        run, key, epoch = exported(rows, size), draw_key(rng), rng.integers(1000)
        called = f"batch_indices(key, {epoch}, step, {rows}, {size}), inside jax.jit"
        assert_different([run(key, epoch, step) for step in range(rows // size)], called)
    assert_pure(
        batches(12, 4), draw_key(rng), jnp.int32(3), jnp.int32(1), called="batch_indices(key, 3, 1, 12, 4)", traced=True
    )


KEYS, EPOCHS = 18, 1000


def assert_equally_likely(rng, rows, size):
    """Fails unless each order comes equally often, in many epochs for some keys.

    Here, an order means the rows of all batches, without those that are left out. For 5 rows in batches of 2 there are
    120. Their counts are binomial, and the deviation is 10 % larger than theirs. So the false alarm rate is 2e-7, by
    the exact distribution.
    """
    steps, draws = rows // size, KEYS * EPOCHS

    def epoch_of(key, epoch):
        return jnp.stack([batch_indices(key, epoch, step, rows, size) for step in range(steps)])

    epochs, keys = np.arange(EPOCHS, dtype="int32"), jax.random.split(draw_key(rng), KEYS)
    mapped = jax.vmap(jax.vmap(epoch_of, in_axes=(None, 0)), in_axes=(0, None))
    called = f"batch_indices(key, epoch, step, {rows}, {size}), inside jax.jit, in {EPOCHS} epochs for {KEYS} keys"
    shape = (KEYS, EPOCHS, steps, size)
    found = only(program(mapped, keys, epochs).call(keys, epochs), shape, rows, called)
    orders = np.array(list(itertools.permutations(range(rows), steps * size)))
    hits = np.all(found.reshape(draws, 1, -1) == orders, axis=2).astype("float32")
    share = 1 / len(orders)
    deviation = 1.1 * (share * (1 - share)) ** 0.5
    why = f"these are the shares of the {len(orders)} orders, from {orders[0]} to {orders[-1]}"
    symptom = "not all orders are equally likely"
    assert_average(hits, share, deviation, shape=hits.shape, called=called, why=why, symptom=symptom)


ROWS = 2000
APART = (0, 1, 2, 3, 10, 100, 128, 256, 1000, 1024, 4096, 10_000, 2**15, 2**16, 100_000, 2**17, 2**18)


@points(3)
def test_random(rng):
    """every order is equally likely, and the orders of epochs and keys are independent"""
    assert_equally_likely(rng, 5, 2)
    run, key, start = exported(ROWS, ROWS), draw_key(rng), int(rng.integers(1, 1000))
    epochs = (0, MILLION, *(start + each for each in APART))
    drawn = {f"the order of epoch {epoch}": run(key, epoch, 0) for epoch in epochs}
    drawn |= {f"the order of epoch {start} for another key": run(draw_key(rng), start, 0)}
    # The draws that a student may have made from `key` itself.
    drawn["permutation(key)"] = np.asarray(jax.random.permutation(key, ROWS))
    drawn["argsort(uniform(key))"] = np.argsort(np.asarray(jax.random.uniform(key, (ROWS,))))
    assert_independent(drawn, called=f"batch_indices(key, epoch, 0, {ROWS}, {ROWS}), inside jax.jit")


@points(3)
def test_same_again(rng):
    """a batch depends on the arguments only, not on the calls before"""
    rows, size = 40, 9
    run, keys = exported(rows, size), {"key 1": draw_key(rng), "key 2": draw_key(rng)}
    epochs = [0, *(int(epoch) for epoch in rng.integers(1000, size=2))]

    def all_of(batch_at, epochs):
        return {
            f"epoch {number}, {name}": {f"step {step}": batch_at(key, epoch, step) for step in (3, 0, 2)}
            for number, epoch in epochs.items()
            for name, key in keys.items()
        }

    def restart(epochs):
        return all_of(lambda key, epoch, step: batch_indices(key, epoch, step, rows, size), epochs)

    expected = all_of(run, {epoch: epoch for epoch in epochs})
    called = f"batch_indices(key, epoch, step, {rows}, {size}) for some epochs and steps, in turn with two keys"
    why = "`expected` is what jax.jit(batch_indices) gives, whatever was called before"
    got = observe(lambda: restart({epoch: epoch for epoch in epochs}))
    assert_close(got, expected, called=called, why=why)
    got = observe(lambda: restart({epoch: jnp.int32(epoch) for epoch in reversed(epochs)}))
    assert_close(got, expected, called=f"{called}, the last epoch first", why=why)


@points(3)
def test_batch_at(rng):
    """batch_at goes through the batches of one epoch after the other"""
    for rows, size in ((10, 3), (50, 1)):
        run, key, steps = exported(rows, size), draw_key(rng), rows // size
        late = int(rng.integers(10, 1000))
        places = [(epoch, step) for epoch in (0, 1, late) for step in range(min(steps, 4))]
        expected = [run(key, epoch, step) for epoch, step in places]
        at = program(lambda *args, rows=rows, size=size: batch_at(*args, rows, size), key, np.int32(0))
        for (epoch, step), batch in zip(places, expected, strict=True):
            total = epoch * steps + step
            called, why = (
                f"batch_at(key, {total}, {rows}, {size}), inside jax.jit",
                f"this is step {step} of epoch {epoch}",
            )
            assert_close(at.call(key, np.int32(total)), [batch], called=called, array_type=None, why=why)
        called = f"batch_at(key, total_step, {rows}, {size}) for the steps of epoch 0, inside jax.jit"
        assert_different(expected[: min(steps, 4)], called)
    total = 50 * late + 2
    got = observe(lambda: [batch_at(key, total, 50, 1), batch_at(key, jnp.int32(total), 50, 1)])
    assert_close(got, [expected[-2], expected[-2]], called=f"batch_at(key, {total}, 50, 1), for an int and an array")
    call = "batch_at(key, 7, rows=12, batch_size=4)"
    assert_pure(lambda key, total: batch_at(key, total, 12, 4), key, jnp.int32(7), called=call, traced=True)


BAR = 20  # the solution's ratio is about 1, and that of a loop over epochs some hundreds


def assert_no_slower(one, early, late, called):
    """Fails if a program takes longer for a late epoch, or has arrays for all epochs."""
    if math.prod(one.largest) > MILLION // 10:
        raise CheckFailed(
            ("called", called),
            ("expected", "no array that grows with the number of epochs"),
            ("got", f"an array of shape {one.largest}"),
            symptom="keys or orders are made for all epochs, and all but one are thrown away",
        )
    first, last = one.seconds(early, late)
    if last > BAR * first:
        raise CheckFailed(
            ("called", called),
            ("expected", f"epoch {MILLION} takes about as long as epoch 0"),
            ("got", f"{last / first:.0f} times as long"),
            symptom="a loop goes through all epochs before this one",
        )


@points(3)
def test_any_epoch(rng):
    """epoch and step may be tracers, and a late epoch takes no longer than an early one"""
    rows, size, key = 300, 100, draw_key(rng)
    epochs, steps = rng.integers(1000, size=5, dtype="int32"), rng.integers(3, size=5, dtype="int32")
    run = exported(rows, size)
    expected = np.stack([run(key, epoch, step) for epoch, step in zip(epochs, steps, strict=True)])
    for batch in expected:
        assert_different([batch], "batch_indices(key, epoch, step, 300, 100), inside jax.jit")

    def mapped(key, epochs, steps, totals):
        at = jax.vmap(lambda total: batch_at(key, total, rows, size))
        return jax.vmap(lambda epoch, step: batch_indices(key, epoch, step, rows, size))(epochs, steps), at(totals)

    args = key, epochs, steps, 3 * epochs + steps
    called = "batch_indices and batch_at under jax.vmap over epochs and steps, inside jax.jit"
    assert_close(program(mapped, *args).call(*args), [expected, expected], called=called, array_type=None)
    zero, late = np.int32(0), np.int32(MILLION)
    one = program(batches(rows, size), key, zero, zero)
    assert_no_slower(
        one, (key, zero, zero), (key, late, zero), "batch_indices(key, epoch, 0, 300, 100), inside jax.jit"
    )
    one = program(lambda key, total: batch_at(key, total, rows, rows), key, zero)
    assert_no_slower(one, (key, zero), (key, late), "batch_at(key, total_step, 300, 300), inside jax.jit")
