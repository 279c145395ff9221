import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.safe_sqrt import safe_sqrt, unit_rows

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "d82cba0368e52aef"

WHY = "the root must never see a number that is not positive"


def draw_numbers(rng, size=8):
    """Draws numbers of all magnitudes, positive and negative, with zeros among them."""
    positive = 10 ** rng.uniform(-20, 20, size=size)
    others = np.concatenate([-(10 ** rng.uniform(-20, 20, size=size)), np.zeros(4)])
    near = 10.0 ** np.array([-19.5, -10, 0, 19.5]) * rng.uniform(0.5, 2, size=4)
    return rng.permutation(np.concatenate([positive, others, near])).astype("float32")


def exact(x, factor, power):
    """Returns `factor * x**power` in float64 for positive numbers, and 0 for all others."""
    x = np.asarray(x, np.float64)
    return np.where(x > 0, factor * np.where(x > 0, x, 1) ** power, 0)


def slopes(x):
    return jax.vmap(jax.grad(safe_sqrt))(x)


def draw_slopes(rng):
    x = draw_numbers(rng)
    return (x,), exact(x, 0.5, -0.5)


@points(3)
def test_values(rng):
    """safe_sqrt gives the exact root of each positive number, and 0 for all others"""

    def draw_call(shape=(-1,)):
        x = draw_numbers(rng).reshape(shape)
        return (x,), exact(x, 1, 0.5)

    why = "the numbers are from 1e-20 to 1e20, so a small number that is added to them shows"
    (x,), expected = draw_call()
    device_x = jnp.asarray(x)
    # Each number is compared by itself: a tolerance that suits 1 would hide everything that is small.
    got = observe(lambda: safe_sqrt(device_x))
    assert_close(got, expected, called="safe_sqrt(x)", scale=0, why=why, x=x)
    assert_program(lambda x: safe_sqrt(x), lambda: draw_call((3, -1)), called="safe_sqrt(x)", scale=0, why=why)
    assert_pure(lambda x: safe_sqrt(x), device_x, called="safe_sqrt(x)", traced=True)


@points(3)
def test_reverse_mode(rng):
    """the gradient of safe_sqrt is right for positive numbers, and 0 for all others"""
    called = "vmap(grad(safe_sqrt))(x)"
    (x,), expected = draw_slopes(rng)
    got = observe(lambda: slopes(jnp.asarray(x)))
    assert_close(got, expected, called=called, scale=0, why=WHY, x=x)
    assert_program(slopes, lambda: draw_slopes(rng), called=called, scale=0, why=WHY)

    def draw_sum():
        x = draw_numbers(rng)
        factors = rng.normal(size=x.shape).astype("float32")
        return (x, factors), factors * exact(x, 0.5, -0.5)

    def of_a_sum(x, factors):
        return jax.grad(lambda x: jnp.sum(factors * safe_sqrt(x)))(x)

    called = "grad of sum(factors * safe_sqrt(x))"
    assert_program(of_a_sum, draw_sum, called=called, scale=0, why=WHY)


@points(3)
def test_other_derivatives(rng):
    """forward mode and the second derivative of safe_sqrt are right too"""

    def forward(x, tangent):
        # The factor makes floats of whole numbers, whose tangent would have a dtype that holds nothing.
        return jax.jvp(lambda x: 1.0 * safe_sqrt(x), (x,), (tangent,))[1]

    def draw_forward():
        x = draw_numbers(rng)
        tangent = rng.normal(size=x.shape).astype("float32")
        return (x, tangent), tangent * exact(x, 0.5, -0.5)

    called = "jvp(safe_sqrt, (x,), (tangent,))[1]"
    assert_program(forward, draw_forward, called=called, scale=0, why=WHY)

    def draw_second():
        x = draw_numbers(rng)
        return (x,), exact(x, -0.25, -1.5)

    for name, outer in (("grad", jax.grad), ("jacfwd", jax.jacfwd)):

        def second(x, outer=outer):
            return jax.vmap(outer(jax.grad(safe_sqrt)))(x)

        assert_program(second, draw_second, called=f"vmap({name}(grad(safe_sqrt)))(x)", scale=0, why=WHY)


TABLES = {"some rows are zero": [1, 0, 1, 0, 1], "no row is zero": [1, 1, 1], "all rows are zero": [0] * 5}


def draw_table(rng, kept, columns=3, magnitude=1.0):
    """Draws a table whose rows have about this length, or are zero."""
    table = rng.normal(size=(len(kept), columns))
    lengths = magnitude * rng.uniform(1, 2, size=len(kept)) * rng.permutation(kept)
    return (table / np.linalg.norm(table, axis=1, keepdims=True) * lengths[:, None]).astype("float32")


def unit_oracle(table, factors):
    """Returns the unit rows, and the gradient of `sum(factors * unit_rows(table))`, in float64."""
    rows, factors = np.asarray(table, np.float64), np.asarray(factors, np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    divisors = np.where(lengths > 0, lengths, 1)
    units = rows / divisors
    slopes = (factors - units * np.sum(units * factors, axis=1, keepdims=True)) / divisors
    return units, np.where(lengths > 0, slopes, 0)


def unit_gradient(table, factors):
    return jax.grad(lambda table: jnp.sum(factors * unit_rows(table)))(table)


@points(2)
def test_unit_values(rng):
    """unit_rows divides each row by its length, and keeps rows of zeros"""
    called = "unit_rows(table)"
    table = draw_table(rng, TABLES["some rows are zero"])
    expected = unit_oracle(table, table)[0]
    device_table = jnp.asarray(table)
    got = observe(lambda: unit_rows(device_table))
    assert_close(got, expected, called=called, table=table)
    for magnitude in (1e-6, 1, 4e5):

        def draw_call(magnitude=magnitude):
            table = draw_table(rng, TABLES["some rows are zero"], magnitude=magnitude)
            return (table,), unit_oracle(table, table)[0]

        name = f"{called}, lengths of about {magnitude:g}"
        assert_program(lambda table: unit_rows(table), draw_call, called=name)
    assert_pure(lambda table: unit_rows(table), device_table, called=called, traced=True)


@points(4)
def test_unit_gradients(rng):
    """the gradient of unit_rows is right for each row, and 0 for a row of zeros"""
    why = "there are two dangerous operations: a root, and a division"

    def draw_call(kept, columns=3, magnitude=1.0):
        table = draw_table(rng, kept, columns, magnitude)
        factors = rng.normal(size=table.shape).astype("float32")
        return (table, factors), unit_oracle(table, factors)[1]

    called = "grad of sum(factors * unit_rows(table))"
    (table, factors), expected = draw_call(TABLES["some rows are zero"])
    got = observe(lambda: unit_gradient(jnp.asarray(table), jnp.asarray(factors)))
    assert_close(got, expected, called=called, scale=8, why=why, table=table, factors=factors)
    for name, kept in TABLES.items():
        assert_program(unit_gradient, lambda kept=kept: draw_call(kept), called=f"{called}, {name}", scale=8, why=why)
    # The gradient is as large as the rows are short, and so are its rounding errors.
    for columns, magnitude in ((1, 1.0), (4, 1e-6), (4, 4e5)):
        assert_program(
            unit_gradient,
            lambda size=(columns, magnitude): draw_call(TABLES["some rows are zero"], *size),
            called=f"{called}, {columns} columns, lengths of about {magnitude:g}",
            scale=8 / magnitude,
            why=why,
        )
