"""Arrays on meshes of CPU devices, which stand in for accelerators."""

from __future__ import annotations

import dataclasses
import math
from typing import Any, TypeAlias

import jax
from jax.sharding import Mesh, NamedSharding, PartitionSpec

from grader.errors import MachineError

__all__ = ["Placed", "Placement", "cpu_mesh", "parts_of", "place"]

Axes: TypeAlias = tuple[tuple[str, int], ...]


def cpu_mesh(**axes: int) -> Mesh:
    """Makes a mesh of the first CPU devices, such as `cpu_mesh(x=4, y=2)`. By default, `devices=8`.

    Args:
        axes: the length of each axis.

    Raises:
        MachineError: this process has too few devices.
    """
    axes = axes or {"devices": 8}
    needed, devices = math.prod(axes.values()), jax.devices("cpu")
    if len(devices) < needed:
        raise MachineError(
            f"expected {needed} CPU devices, found {len(devices)}: JAX had started before the grader could ask for "
            "them. Set JAX_NUM_CPU_DEVICES=8 before Python starts"
        )
    return jax.make_mesh(tuple(axes.values()), tuple(axes), devices=devices[:needed])


@dataclasses.dataclass(frozen=True)
class Placement:
    """Says which axis of a mesh cuts which axis of an array. Unlike a mesh, it may cross to a worker.

    Attributes:
        spec: for each axis of the array, the name of an axis of the mesh, a tuple of names, or None.
        axes: the name and the length of each axis of the mesh.
    """

    spec: tuple[Any, ...]
    axes: Axes

    @property
    def sharding(self) -> NamedSharding:
        return NamedSharding(cpu_mesh(**dict(self.axes)), PartitionSpec(*self.spec))

    def parts(self, shape: tuple[int, ...]) -> list[list[list[int]]]:
        """For each device, the part that it holds of an array of this shape, as [start, stop] for each axis."""
        return [parts_of(index, shape) for index in self.sharding.devices_indices_map(shape).values()]


@dataclasses.dataclass(frozen=True, eq=False)
class Placed:
    """An array that is to lie on a mesh. `program` takes it as an argument.

    Attributes:
        array: its numbers, or its shape and dtype.
        placement: of the array.
    """

    array: Any
    placement: Placement

    @property
    def on_devices(self) -> jax.Array:
        """The array on its devices, for a call in a thunk."""
        placed: jax.Array = jax.device_put(self.array, self.placement.sharding)
        return placed


def place(array: Any, /, *spec: Any, **axes: int) -> Placed:
    """Places an array on a mesh, such as `place(x, "devices")` or `place(x, "x", None, x=4, y=2)`.

    Args:
        array: a NumPy array.
        spec: as for `jax.sharding.PartitionSpec`.
        axes: the mesh, as for `cpu_mesh`.
    """
    return Placed(array, Placement(spec, tuple((axes or {"devices": 8}).items())))


def parts_of(index: tuple[slice, ...], shape: tuple[int, ...]) -> list[list[int]]:
    """Sets a part of an array as [start, stop] for each axis."""
    return [list(one.indices(length)[:2]) for one, length in zip(index, shape, strict=True)]
