import jax
import jax.numpy as jnp
from exercises.ch3.which_shape import ARGUMENTS, IN_AXES, NESTED, OUT_AXES

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "7f41b752c446fadf"


def predict(x, w, b):
    return x @ w + b


def shape_or_error(program):
    """Traces a program, without computing anything. Returns the shape of its result, or "error"."""

    def result():
        arrays = {"a": jnp.ones((2, 3, 5)), "x": jnp.ones((7, 4)), "w": jnp.ones((4, 6)), "b": jnp.ones(6)}
        return eval(program, {"jax": jax, "jnp": jnp, "predict": predict} | arrays)

    try:
        return jax.eval_shape(result).shape
    except ValueError:
        return "error"


@points(4)
def test_in_axes():
    """each shape is predicted, if an axis is taken out of one argument"""
    reasons = {
        "jax.vmap(lambda s: s.sum())(a)": "axis 0 is taken out of a, and one number is left for each of its 2 slices",
        "jax.vmap(lambda s: s.sum(axis=0))(a)": "axis 0 of a slice of shape (3, 5) is the one of length 3",
        "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (
            "axis 1 of a slice of shape (2, 5) is the one of length 5, and the mapped axis comes first in the result"
        ),
        "jax.vmap(lambda s: s[0], in_axes=-1)(a)": (
            "a slice has the shape (2, 3), its first row has (3,), and the mapped axis comes first in the result"
        ),
    }
    assert_predictions(lambda: IN_AXES, reasons, shape_or_error, table="IN_AXES")


@points(4)
def test_out_axes():
    """each shape is predicted, if out_axes puts the axis into the result"""
    reasons = {
        "jax.vmap(lambda s: s, out_axes=1)(a)": (
            "a slice has the shape (3, 5), and the axis of length 2 becomes axis 1 of the result"
        ),
        "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": (
            "a slice has the shape (2, 5), and the axis of length 3 becomes the last axis of the result"
        ),
        "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": (
            "a slice has the shape (2, 5), its sum (2,), and the axis of length 3 becomes axis 1 of the result"
        ),
        "jax.vmap(lambda s: s.sum(), out_axes=1)(a)": (
            "each slice gives one number, so the result has only one axis, and axis 1 does not exist"
        ),
    }
    assert_predictions(lambda: OUT_AXES, reasons, shape_or_error, table="OUT_AXES")


@points(4)
def test_arguments():
    """each shape is predicted, if the function has several arguments"""
    reasons = {
        "jax.vmap(predict)(x, w, b)": (
            "without in_axes, axis 0 of every argument is mapped, and the lengths 7, 4 and 6 do not agree"
        ),
        "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": (
            "predict gets one row of x, and w and b whole, so each of the 7 rows gives 6 numbers"
        ),
        "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": (
            "each of the 7 rows is added to the whole second argument, whose shape is (7, 4)"
        ),
        "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": (
            "outer gets one column of x and one row of w, which have the shapes (7,) and (6,), 4 times"
        ),
        "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": (
            "dot gets the whole x and one column of w, which gives the shape (7,), and the 6 columns come first"
        ),
    }
    assert_predictions(lambda: ARGUMENTS, reasons, shape_or_error, table="ARGUMENTS")


@points(3)
def test_nested():
    """each shape is predicted, if one map is inside another"""
    reasons = {
        "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": (
            "the outer map takes out the 2, the inner map the 3, and the function sees the shape (5,)"
        ),
        "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (
            "the outer map leaves (3, 5) to the inner map, and there axis 1 has the length 5"
        ),
        "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": (
            "the outer map takes out the 3 and leaves (2, 5) to the inner map, where axis 1 has the length 5"
        ),
        "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": (
            "the outer map takes the 6 columns of w, the inner map the 7 rows of x, and the outer axis comes first"
        ),
        "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": (
            "the inner map turns (3, 5) into (5, 3), and the outer map puts the 2 in as axis 1"
        ),
    }
    assert_predictions(lambda: NESTED, reasons, shape_or_error, table="NESTED")
