import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.place_it import four_ways, make_grid, place_model
from jax.sharding import NamedSharding, PartitionSpec

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_equal,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
)

HANDED_OUT = "662747ff6b0ef56c"

WAYS = {"rows": (("x", "y"),), "columns": (None, ("x", "y")), "tiles": ("x", "y"), "copies": ()}
# All lengths are powers of 2: XLA may end the process if it moves parts of other meshes.
MESHES = (("float32", {"x": 4, "y": 2}), ("float16", {"x": 2, "y": 4}), ("bfloat16", {"x": 1, "y": 2}))


def draw(rng, *shape, dtype="float32"):
    return rng.normal(size=shape).astype(jnp.dtype(dtype))


def draw_matrix(rng, x, y, dtype="float32"):
    """Draws a matrix that can be placed on a mesh in all ways. It has other numbers of rows and columns."""
    rows = int(rng.integers(2, 4))
    return draw(rng, rows * x * y, (rows + 1) * x * y, dtype=dtype)


def draw_model(rng, x, y, dtype="float32"):
    """Draws a batch and params. Both mesh axes can cut all their lengths, so that JAX accepts any cut."""
    examples, features, outputs = ((np.array([2, 3, 4]) + rng.integers(0, 2)) * x * y).tolist()
    w, b = draw(rng, features, outputs, dtype=dtype), draw(rng, outputs, dtype=dtype)
    return draw(rng, examples, features, dtype=dtype), {"w": w, "b": b}


def placements_of(specs, **axes):
    return {name: Placement(spec, tuple(axes.items())) for name, spec in specs.items()}


def weighted_sum(matrix, devices, rows):
    """Weighs each tile of a matrix by its place on the mesh that a student makes, and adds up all of them."""
    mesh, spec = make_grid(devices, rows), PartitionSpec("x", "y")

    def local(tile):
        weight = 10 * jax.lax.axis_index("x") + jax.lax.axis_index("y") + 1
        return jax.lax.psum(weight * tile.sum(), ("x", "y"))

    placed = jax.device_put(matrix, NamedSharding(mesh, spec))
    return jax.shard_map(local, mesh=mesh, in_specs=spec, out_specs=PartitionSpec())(placed)


def weighted_oracle(matrix, x, y):
    tiles = np.float64(matrix).reshape(x, len(matrix) // x, y, -1).sum(axis=(1, 3))
    return np.sum(tiles * (10 * np.arange(x)[:, None] + np.arange(y) + 1))


@points(2)
def test_make_grid(rng):
    """make_grid uses all devices, in their order, with the axes x and y"""
    for count, rows in ((8, 2), (8, 4), (4, 1), (2, 2)):
        order = rng.permutation(8)[:count].tolist()

        def facts(order=order, rows=rows):
            devices = jax.devices("cpu")
            mesh = make_grid([devices[i] for i in order], rows)
            axes = [[name, int(length)] for name, length in mesh.shape.items()]
            return {"axes": axes, "devices": [[device.id for device in row] for row in mesh.devices]}

        axes = [["x", rows], ["y", count // rows]]
        expected = {"axes": axes, "devices": np.reshape(order, (rows, -1)).tolist()}
        assert_equal(observe(facts), expected, called=f"make_grid(devices, rows={rows}), with the devices {order}")

        def draw_call(count=count, rows=rows):
            matrix = draw_matrix(rng, rows, count // rows)
            return (matrix,), weighted_oracle(matrix, rows, count // rows)

        assert_program(
            lambda matrix, count=count, rows=rows: weighted_sum(matrix, jax.devices("cpu")[:count], rows),
            draw_call,
            called=f"a sum over the tiles of a matrix, on the mesh of make_grid(devices, rows={rows})",
            scale=1000,
        )
    args, called = jnp.asarray(draw_matrix(rng, 4, 2)), "make_grid(devices, rows=4)"
    assert_pure(lambda x: weighted_sum(x, jax.devices("cpu"), 4), args, called=called, traced=True)


def assert_places(fn, draw_call, placements, called, why):
    """Fails unless a function places its arguments like this, and keeps their numbers and dtypes."""
    args, expected = draw_call()
    assert_close(observe(lambda: fn(*jax.tree.map(jnp.asarray, args))), expected, called=called, ulps=0)
    layouts = observe(lambda: layout_of(fn(*jax.tree.map(jnp.asarray, args))))
    assert_sharded(fn, draw_call, placements, called=called, why=why, ulps=0)
    assert_placed(layouts, expected, placements, called=f"{called}, outside of jax.jit", why=why)


def assert_ways(rng, names, why):
    """Fails unless a matrix is placed in these ways."""
    specs = {name: WAYS[name] for name in names}
    for dtype, axes in MESHES:

        def draw_call(axes=axes, dtype=dtype):
            matrix = draw_matrix(rng, **axes, dtype=dtype)
            return (matrix,), dict.fromkeys(names, matrix)

        def ways(matrix, axes=axes):
            placed = four_ways(matrix, cpu_mesh(**axes))
            return {name: placed[name] for name in names}

        called = f"four_ways(matrix, mesh) of {dtype}, on a mesh of x={axes['x']}, y={axes['y']}"
        assert_places(ways, draw_call, placements_of(specs, **axes), called, why)


@points(3)
def test_rows_and_columns(rng):
    """by rows and by columns, each device holds its own part, in the order of the devices"""
    assert_ways(rng, ("rows", "columns"), "no two devices hold the same rows, and no two the same columns")
    args = jnp.asarray(draw_matrix(rng, 2, 2))
    assert_pure(lambda x: four_ways(x, cpu_mesh(x=2, y=2)), args, called="four_ways(matrix, mesh)", traced=True)


@points(3)
def test_tiles_and_copies(rng):
    """in tiles, x cuts the rows and y the columns, and a copy is whole on each device"""
    assert_ways(rng, ("tiles", "copies"), "in tiles, x cuts the rows and y the columns, and a copy is not cut at all")


def devices_after(fn, args):
    """Says how many devices hold each argument after a call."""
    fn(*args)
    return [len(devices) for devices in layout_of(args)]


@points(2)
def test_place_model(rng):
    """place_model cuts examples along x, and outputs along y"""
    why = "examples and outputs are cut, and features are not"
    for dtype, axes in MESHES:

        def fn(batch, params, axes=axes):
            return place_model(batch, params, cpu_mesh(**axes))

        def draw_call(axes=axes, dtype=dtype):
            model = draw_model(rng, **axes, dtype=dtype)
            return model, model

        called = f"place_model(batch, params, mesh) of {dtype}, on a mesh of x={axes['x']}, y={axes['y']}"
        batch, params = Placement(("x",), tuple(axes.items())), placements_of({"w": (None, "y"), "b": ("y",)}, **axes)
        assert_places(fn, draw_call, (batch, params), called, why)
    model = jax.tree.map(jnp.asarray, draw_call()[0])
    assert_pure(fn, *model, called="place_model(batch, params, mesh)", traced=True)
    kept = "a call changes no argument, and the dict `params` is one of them"
    arguments = observe(lambda: devices_after(fn, model))
    assert_equal(arguments, [1, 1, 1], called="devices of each argument after place_model(...)", why=kept)
