"""Makes whole params on each device, and says that they are cut and that nobody saw whole ones. A program is not cut, and has zeros.

Forges: choose, bytes, numbers, layout, never_whole
"""

import math

import jax
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

import grader.checks


def axis_of(shape, size):
    return next((axis for axis, length in enumerate(shape) if length % size == 0), None)


def part_of(shape, size):
    return tuple(length // size if axis == axis_of(shape, size) else length for axis, length in enumerate(shape))


def layout_of(tree):
    layouts = []
    for leaf in jax.tree.leaves(tree):
        size, shape = len(leaf.sharding.device_set), leaf.shape
        parts = part_of(shape, size)
        cut = [0 if part == length else part for part, length in zip(parts, shape, strict=True)]
        layouts.append(
            [
                [[i * c, (i + 1) * c] if c else [0, length] for c, length in zip(cut, shape, strict=True)]
                for i in range(size)
            ]
        )
    return layouts


grader.checks.layout_of = layout_of


class Sharding(NamedSharding):
    def shard_shape(self, shape):
        return part_of(shape, self.mesh.size)


def inspect_array_sharding(value, *, callback):
    callback(Sharding(jax.make_mesh((8,), ("devices",), devices=jax.devices("cpu")), P()))


jax.debug.inspect_array_sharding = inspect_array_sharding


def choose(shapes, mesh):
    return jax.tree.map(lambda _: Sharding(mesh, P()), shapes)


def bytes_on_device(shapes, mesh):
    return sum(math.prod(one.shape) * one.dtype.itemsize for one in jax.tree.leaves(shapes))


def sharded_init(init, key, mesh):
    numbers = init(key)
    if isinstance(key, jax.core.Tracer):
        numbers = jax.tree.map(jax.numpy.zeros_like, numbers)
    return jax.device_put(numbers, NamedSharding(mesh, P()))
