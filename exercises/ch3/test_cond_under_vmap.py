import time

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.cond_under_vmap import relative_loss, repair_rows

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    SmallSteps,
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    run_compiled,
    run_trusted,
    two_digits,
)

HANDED_OUT = "387495136845e774"

BATCHES = {"some labels are 0": [0, 1, 1, 0, 1], "no label is 0": [1, 1, 1], "all labels are 0": [0, 0]}


def draw_batch(rng, zero_or_not, features=3):
    """Draws parameters, inputs and labels, which are 0 where a factor is 0."""
    params = {"w": rng.normal(size=features).astype("float32"), "b": np.asarray(rng.normal(), "float32")}
    xs = rng.normal(size=(len(zero_or_not), features)).astype("float32")
    ys = rng.choice([-1, 1], size=len(xs)) * rng.uniform(0.5, 4, size=len(xs)) * rng.permutation(zero_or_not)
    return params, xs, ys.astype("float32")


def exact(params, xs, ys):
    """Returns the losses and the gradient of each, in float64."""
    w, b, x, y = (np.asarray(array, np.float64) for array in (params["w"], params["b"], xs, ys))
    error, divisor = x @ w + b - y, np.where(y == 0, 1, y)
    slopes = 2 * error / divisor**2
    return (error / divisor) ** 2, {"w": slopes[:, None] * x, "b": slopes}


def mapped_loss(params, xs, ys):
    return jax.vmap(relative_loss, in_axes=(None, 0, 0))(params, xs, ys)


def mean_gradient(params, xs, ys):
    return jax.grad(lambda params: jnp.mean(mapped_loss(params, xs, ys)))(params)


def each_gradient(params, xs, ys):
    return jax.vmap(jax.grad(relative_loss), in_axes=(None, 0, 0))(params, xs, ys)


def draw_repair(rng):
    """Draws a function that needs a whole row, and its oracle. Numbers below 0 give NaN."""
    factor, share = (float(np.float32(number)) for number in rng.uniform(0.5, 2, size=2))

    def repair(row):
        return factor * row[::-1] + share * jnp.sum(jnp.sqrt(row))

    def oracle(row):
        row = np.asarray(row, np.float64)
        return factor * row[::-1] + share * np.sum(np.sqrt(row))

    return repair, oracle


def draw_table(rng, broken, oracle, columns=4):
    """Draws a table, in which rows are broken in any order, and its repaired copy. Only broken rows are positive."""
    broken = rng.permutation(np.asarray(broken, bool))
    table = rng.normal(size=(len(broken), columns)).astype("float32")
    table = np.where(broken[:, None], np.abs(table), table)
    rows = [oracle(row) if flag else row.astype(np.float64) for flag, row in zip(broken, table, strict=True)]
    return (broken, table), np.stack(rows)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(3)
def test_values(rng):
    """the mapped relative_loss agrees with its formula, for labels that are 0 or not"""
    called = "vmap(relative_loss, in_axes=(None, 0, 0))(params, xs, ys)"
    data = draw_batch(rng, BATCHES["some labels are 0"])
    device_data = on_device(data)
    # The quotients are at most about 16, and so are the rounding errors of their squares.
    got = observe(lambda: mapped_loss(*device_data))
    assert_close(got, exact(*data)[0], called=called, scale=16, xs=data[1], ys=data[2])
    for name, factors in BATCHES.items():

        def draw_call(factors=factors):
            data = draw_batch(rng, factors)
            return data, exact(*data)[0]

        assert_program(mapped_loss, draw_call, called=f"{called}, {name}", scale=16)
    assert_pure(mapped_loss, *device_data, called=called, traced=True)


@points(4)
def test_gradients(rng):
    """the gradient of relative_loss is right and finite, for labels that are 0 or not"""
    why = "under `vmap` both sides run, and the gradient goes through the side that is not chosen too"
    called = "grad of the mean of the mapped relative_loss"

    def draw_mean(factors):
        data = draw_batch(rng, factors)
        return data, jax.tree.map(lambda each: np.mean(each, axis=0), exact(*data)[1])

    data, expected = draw_mean(BATCHES["some labels are 0"])
    device_data = on_device(data)
    got = observe(lambda: mean_gradient(*device_data))
    assert_close(got, expected, called=called, scale=32, why=why, xs=data[1], ys=data[2])
    for name, factors in BATCHES.items():

        def draw_call(factors=factors):
            return draw_mean(factors)

        assert_program(mean_gradient, draw_call, called=f"{called}, {name}", scale=32, why=why)

    def draw_each():
        data = draw_batch(rng, BATCHES["some labels are 0"])
        return data, exact(*data)[1]

    called = "vmap(grad(relative_loss), in_axes=(None, 0, 0))(params, xs, ys)"
    assert_program(each_gradient, draw_each, called=called, scale=32, why=why)


@points(3)
def test_repairs(rng):
    """repair_rows repairs the broken rows and no others: none, some, one or all of them"""
    repair, oracle = draw_repair(rng)
    called = "repair_rows(repair, broken, table)"
    batches = {
        "some rows are broken": [0, 1, 0, 1, 1],
        "no row is broken": [0, 0, 0, 0],
        "one row is broken": [0, 0, 1, 0],
        "all rows are broken": [1, 1],
    }
    data, expected = draw_table(rng, batches["some rows are broken"], oracle)
    device_data = on_device(data)
    got = observe(lambda: repair_rows(repair, *device_data))
    assert_close(got, expected, called=called, scale=8, broken=data[0], table=data[1])
    for name, broken in batches.items():

        def draw_call(broken=broken):
            return draw_table(rng, broken, oracle)

        def repaired(broken, table, repair=repair):
            return repair_rows(repair, broken, table)

        assert_program(repaired, draw_call, called=f"{called}, {name}", scale=8)
    assert_pure(lambda broken, table: repair_rows(repair, broken, table), *device_data, called=called, traced=True)


BAR = 3


def best_seconds(call):
    """The seconds of the shortest of a few calls, after one that compiles."""
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


@points(3)
def test_saves_work(rng):
    """repair_rows compiles to a conditional, and repair runs only if some row is broken"""
    steps = SmallSteps(rng)
    called = "repair_rows(repair, broken, table)"

    def repair(row):  # an ordinary function, which takes long, and needs all elements at once
        return steps(row[::-1])

    def draw():
        return rng.normal(size=(3, 4)).astype("float32")

    table, broken = draw(), np.array([False, True, False])
    compiled = program(lambda broken, table: repair_rows(repair, broken, table), broken, table)
    if not {"case", "if"} & compiled.operations.keys():
        raise CheckFailed(
            ("called", f"{called}, inside jax.jit"),
            ("expected", "a program with a `case`, which `lax.cond` compiles to"),
            ("got", f"a program with {', '.join(sorted(compiled.operations)) or 'nothing'}"),
            ("", "under `vmap`, a `cond` on one flag for each row becomes a select. Decide once for the table"),
        )
    table = draw()
    repaired = run_trusted(lambda: run_compiled(steps, table[:, ::-1]))
    expected = [np.where(broken[:, None], repaired, table)]
    assert_close(compiled.call(broken, table), expected, called=f"{called}, inside jax.jit", array_type=None)
    table, none = draw(), np.zeros(3, bool)
    assert_close(compiled.call(none, table), [table], called=f"{called}, inside jax.jit", array_type=None)
    saved, spent = compiled.seconds((none, table), (broken, table))
    needed = run_trusted(lambda: best_seconds(lambda: run_compiled(steps, table)))
    if BAR * saved > min(spent, needed):
        raise CheckFailed(
            ("called", f"{called}, inside jax.jit, no row is broken, for a `repair` of many operations"),
            ("expected", f"at most 1/{BAR} of the time that it takes to repair"),
            ("got", f"{two_digits(saved / min(spent, needed))} of that time"),
            ("", "call `repair` inside a side of `lax.cond`. A result from outside is computed in any case"),
        )


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the rows: more rows do not make a program longer"""
    repair, oracle = draw_repair(rng)
    assert_constant_program_size(
        lambda broken, table: repair_rows(repair, broken, table),
        lambda size: draw_table(rng, rng.integers(0, 2, size=size), oracle),
        rng.integers(160, 200, size=2),
        max_operations=80,
        called="repair_rows(repair, broken, table)",
        what="rows",
        scale=8,
    )
