import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.how_many_traces import ARGUMENTS, FUNCTIONS

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "98d79507986a7c23"


def runs(program):
    """Runs a program, and counts how often Python runs the body of `fn`."""
    count = 0

    def fn(x, scale=1.0):
        nonlocal count
        count += 1
        return scale * x

    exec(program, {"jax": jax, "jnp": jnp, "np": np, "fn": fn, "f": jax.jit(fn)})
    return count


@points(5)
def test_arguments():
    """the number of runs is predicted, when the arguments differ"""
    reasons = {
        "f(jnp.zeros(3)); f(jnp.ones(3)); f(np.ones(3, np.float32))": (
            "values do not matter, and a NumPy array of the same shape and dtype finds the same program"
        ),
        "f(jnp.ones(3)); f(jnp.ones(4)); f(jnp.ones(3)); f(jnp.ones((3, 1)))": (
            "each shape is traced once, and the program for (3,) is still there at the third call"
        ),
        "f(1.0); f(2.0); f(3)": "1.0 and 2.0 are both a Python float, and 3 is an int",
        "f(1.0); f(np.float32(1.0))": "a Python number is weakly typed, and a NumPy scalar is not",
        "f(jnp.ones(3)); f(jnp.ones(3), 1.0); f(jnp.ones(3), 2.0)": (
            "an argument that is left to its default and one that is passed are two programs, whatever its value"
        ),
        "f(jnp.ones(3), 2.0); f(jnp.ones(3), scale=2.0)": "by position and by keyword are two programs",
    }
    assert_predictions(lambda: ARGUMENTS, reasons, runs, table="ARGUMENTS")


@points(5)
def test_functions():
    """the number of runs is predicted, when functions differ"""
    reasons = {
        "fn(1.0); fn(2.0); f(1.0); f(2.0)": "without jit, Python runs at each call, and with jit once for both calls",
        "for x in (1.0, 2.0, 3.0): jax.jit(fn)(x)": "it is one function object, so JAX finds its program",
        "for x in (1.0, 2.0, 3.0): jax.jit(lambda x: fn(x))(x)": "each lambda is a new function, without any program",
        "g = jax.jit(lambda x: fn(x) + fn(x + 1)); g(1.0); g(2.0)": (
            "g is traced once, and in that one trace Python calls fn twice"
        ),
    }
    assert_predictions(lambda: FUNCTIONS, reasons, runs, table="FUNCTIONS")
