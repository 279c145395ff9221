import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.what_is_it import DTYPES, FIRST_ELEMENTS, SHAPES, TYPES, WEAK_TYPES

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "f0669c082a5d579c"


def run(program):
    """Runs the statements of a program. Returns the value of the last one, an expression."""
    *statements, last = program.split("; ")
    names = {"jnp": jnp, "np": np}
    exec("\n".join(statements), names)
    return eval(last, names)


@points(2)
def test_dtypes():
    """each dtype is predicted"""
    reasons = {
        "jnp.arange(3)": "without a dtype, JAX's integers have 32 bits",
        "jnp.asarray(np.linspace(0, 1, 3))": "NumPy's float64 becomes float32, because JAX's 64-bit mode is off",
        "jnp.ones(3, jnp.bfloat16) * 2.5": "a Python number is weakly typed, so it takes the dtype of the array",
        "jnp.ones(3, jnp.bfloat16) * np.float32(2.5)": (
            "a NumPy scalar is no Python number: it has a dtype, float32, and that is wider than bfloat16"
        ),
        "jnp.ones(3, jnp.int32) * jnp.ones(3, jnp.float16)": (
            "in JAX, an integer array takes the dtype of a float array, however narrow"
        ),
        "np.ones(3, np.int32) * np.ones(3, np.float16)": (
            "both arrays are NumPy's, so NumPy's table holds: only a float64 can hold all of int32"
        ),
    }
    assert_predictions(lambda: DTYPES, reasons, lambda program: str(run(program).dtype), table="DTYPES")


@points(2)
def test_shapes():
    """each shape is predicted"""
    reasons = {
        "jnp.ones((2, 3)).sum(axis=0)": "a sum over axis 0 removes that axis, whose length is 2",
        "jnp.ones((4, 1)) + jnp.ones(3)": "the axis of length 1 is repeated 3 times, and the missing axis 4 times",
        "jnp.float32(7)": "JAX has no scalar type of its own: a scalar is an array without axes",
    }
    assert_predictions(lambda: SHAPES, reasons, lambda program: run(program).shape, table="SHAPES")


@points(2)
def test_weak_types():
    """each weak type is predicted"""
    reasons = {
        "jnp.asarray(2.0)": "an array that is made from a Python number without a dtype is weakly typed",
        "jnp.asarray(2.0, jnp.float32)": "the dtype was given, so it is not weak",
        "jnp.asarray(2.0) * jnp.ones(3)": "the other array is not weakly typed, so the result is not",
    }
    assert_predictions(lambda: WEAK_TYPES, reasons, lambda program: run(program).weak_type, table="WEAK_TYPES")


@points(2)
def test_types():
    """the type of each result is predicted"""
    reasons = {
        "np.ones(3) + jnp.ones(3)": "if one operand is a jax.Array, JAX does the arithmetic",
        "jnp.sin(np.ones(3))": "jnp's functions accept NumPy arrays and return JAX's",
        "np.sin(jnp.ones(3))": "NumPy's sin turns the array into one of its own, without an error",
    }

    def type_of(program):
        return "jax.Array" if isinstance(run(program), jax.Array) else "np.ndarray"

    assert_predictions(lambda: TYPES, reasons, type_of, table="TYPES")


@points(2)
def test_first_elements():
    """the number in a[0] is predicted, after b was changed"""
    reasons = {
        "a = np.zeros(3); b = a; b += 1; a[0]": "b is the same NumPy array as a, and += changes it in place",
        "a = jnp.zeros(3); b = a; b += 1; a[0]": "JAX's arrays never change: += makes a new array and calls it b",
        "a = np.zeros(3); b = a[:2]; b[0] = 1; a[0]": "a slice of a NumPy array is a view: it shares a's memory",
    }
    assert_predictions(lambda: FIRST_ELEMENTS, reasons, lambda program: int(run(program)), table="FIRST_ELEMENTS")
