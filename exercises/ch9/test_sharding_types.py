import jax
import jax.numpy as jnp
from exercises.ch9.sharding_types import ELEMENTWISE, MOVED, MULTIPLIED, REDUCED
from jax.sharding import NamedSharding, PartitionSpec

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "e948e97fdce1cff2"


def evaluate(program):
    """Runs a program after the lines that the stub shows. Returns "error" if it raises one."""
    mesh = jax.make_mesh((2, 4), ("data", "model"), devices=jax.devices("cpu"))

    def zeros(shape, *spec):
        return jax.device_put(jnp.zeros(shape), NamedSharding(mesh, PartitionSpec(*spec)))

    arrays = {
        "batch": zeros((8, 16), "data"),
        "hidden": zeros((8, 12), "data", "model"),
        "up": zeros((16, 12), None, "model"),
        "down": zeros((12, 16), "model"),
        "bias": zeros((12,), "model"),
        "whole": zeros((8, 16)),
    }
    names = arrays | {"jax": jax, "jnp": jnp, "NamedSharding": NamedSharding, "P": PartitionSpec}
    try:
        return str(jax.typeof(eval(program, names | {"mesh": mesh, "zeros": zeros})))
    except Exception:
        return "error"


@points(4)
def test_elementwise():
    """each type is predicted, if a function works element by element"""
    reasons = {
        "hidden > 0": "nothing moves, and only the dtype differs",
        "hidden + bias": "the bias belongs to the last axis, and both are cut by model there",
        "batch + whole": "an axis that is whole fits to any cut",
        "batch + zeros((8, 16), None, 'model')": "each axis is cut by what one of them says",
        "batch + zeros((8, 16), None, 'data')": "data would cut both axes of the result",
    }
    assert_predictions(lambda: ELEMENTWISE, reasons, evaluate, table="ELEMENTWISE")


@points(3)
def test_reduced():
    """each type is predicted, if an axis is reduced"""
    reasons = {
        "hidden.sum(axis=0)": "the axis that data cuts is gone",
        "hidden.sum(axis=1, keepdims=True)": "an axis of length 1 is not cut",
        "jnp.argmax(batch, axis=1)": "each device looks at its own examples",
        "jnp.cumsum(batch, axis=0)": "each sum needs those of other devices before it",
    }
    assert_predictions(lambda: REDUCED, reasons, evaluate, table="REDUCED")


@points(4)
def test_moved():
    """each type is predicted, if axes are moved, added or taken away"""
    reasons = {
        "hidden.T": "a name stays with its axis",
        "hidden[:, None]": "the new axis is not cut",
        "batch[:, 0]": "each device takes column 0 of its own examples",
        "batch[0]": "only some devices hold example 0",
        "jnp.concatenate([batch, batch])": "the axis is longer, and still cut by data",
    }
    assert_predictions(lambda: MOVED, reasons, evaluate, table="MOVED")


@points(4)
def test_multiplied():
    """each type is predicted, if two matrices are multiplied"""
    reasons = {
        "batch @ up": "the axis of the sum is whole, and both other axes keep their cut",
        "batch @ jnp.zeros((16, 3))": "a new array is whole",
        "batch @ down.T": "down.T is float32[16,12@model]",
        "zeros((8, 12), 'data') @ down": "only one side is cut along the axis of the sum",
        "hidden @ down": "both sides are cut along the axis of the sum",
        "up.T @ up": "model would cut both axes of the result",
    }
    assert_predictions(lambda: MULTIPLIED, reasons, evaluate, table="MULTIPLIED")
