import jax
import jax.numpy as jnp
from exercises.ch7.who_has_what import GRID, LINE, PARTS, ROWS
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "c65ec61b09aa60c1"


def evaluate(program):
    """Runs a program after the lines that the stub shows. Returns "error" if it raises one."""
    cpus = jax.devices("cpu")
    line = jax.make_mesh((8,), ("devices",), devices=cpus)
    grid = jax.make_mesh((4, 2), ("x", "y"), devices=cpus)

    def shards(shape, mesh, spec):
        return jax.device_put(jnp.zeros(shape), NamedSharding(mesh, spec)).addressable_shards

    def shard_shape(shape, mesh, spec):
        return shards(shape, mesh, spec)[0].data.shape

    def different_parts(shape, mesh, spec):
        return len({str(shard.index) for shard in shards(shape, mesh, spec)})

    def rows_of_device_5(shape, mesh, spec):
        return shards(shape, mesh, spec)[5].index[0].indices(shape[0])[:2]

    functions = {each.__name__: each for each in (shard_shape, different_parts, rows_of_device_5)}
    try:
        return eval(program, {"P": P, "line": line, "grid": grid} | functions)
    except Exception:
        return "error"


@points(4)
def test_line():
    """the shape of a shard is predicted, if the devices form a line"""
    reasons = {
        "shard_shape((16, 24), line, P('devices'))": "the first entry cuts the rows into 8 parts, of 2 rows each",
        "shard_shape((16, 24), line, P(None, 'devices'))": (
            "None leaves the rows whole, and the second entry cuts the columns into 8 parts, of 3 columns each"
        ),
        "shard_shape((16, 24), line, P())": "no axis is cut, so each device has the whole array",
        "shard_shape((16, 24), line, P('devices', 'devices'))": "a spec can name each mesh axis only once",
        "shard_shape((12, 24), line, P('devices'))": "all parts are equal, and 8 does not divide 12",
        "shard_shape((16, 24, 3), line, P('devices'))": "missing entries are None, so only the first axis is cut",
    }
    assert_predictions(lambda: LINE, reasons, evaluate, table="LINE")


@points(4)
def test_grid():
    """the shape of a shard is predicted, if the devices form a grid"""
    reasons = {
        "shard_shape((16, 24), grid, P('x', 'y'))": "x cuts the rows into 4 parts, and y cuts the columns into 2",
        "shard_shape((16, 24), grid, P('y', 'x'))": "y cuts the rows into 2 parts, and x cuts the columns into 4",
        "shard_shape((16, 24), grid, P('y'))": "the first entry belongs to the rows, and y cuts them into 2 parts",
        "shard_shape((16, 24), grid, P(None, ('x', 'y')))": (
            "both mesh axes cut the columns, into 4 times 2 parts of 3 columns each"
        ),
        "shard_shape((16,), grid, P('x', 'y'))": "the spec has two entries, and the array has only one axis",
    }
    assert_predictions(lambda: GRID, reasons, evaluate, table="GRID")


@points(4)
def test_parts():
    """the number of different parts is predicted"""
    reasons = {
        "different_parts((16, 24), grid, P('x', 'y'))": "x cuts into 4 parts and y into 2: no two devices share one",
        "different_parts((16, 24), grid, P('y'))": "y cuts into 2 parts, and the 4 devices along x hold the same one",
        "different_parts((16, 24), grid, P(None, 'x'))": (
            "x cuts into 4 parts, and the 2 devices along y hold the same one"
        ),
        "different_parts((16, 24), grid, P())": "nothing is cut, so all 8 devices hold the same",
        "different_parts((16, 24), grid, P(('y', 'x')))": "both mesh axes cut the rows, into 2 times 4 parts",
    }
    assert_predictions(lambda: PARTS, reasons, evaluate, table="PARTS")


@points(3)
def test_rows():
    """the rows of device 5 are predicted"""
    reasons = {
        "rows_of_device_5((16, 24), line, P('devices'))": "each device has 2 rows, and part 5 starts at row 10",
        "rows_of_device_5((16, 24), grid, P('x'))": "device 5 is at x = 2, and a part has 4 rows",
        "rows_of_device_5((16, 24), grid, P('y'))": "device 5 is at y = 1, and a part has 8 rows",
        "rows_of_device_5((16, 24), grid, P(None, 'y'))": "only the columns are cut, so each device has all rows",
        "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (
            "y counts fastest, and it has two values: device 5 has part 2 * 2 + 1 = 5, of 2 rows"
        ),
        "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (
            "x counts fastest, and it has four values: device 5 has part 1 * 4 + 2 = 6, of 2 rows"
        ),
    }
    assert_predictions(lambda: ROWS, reasons, evaluate, table="ROWS")
