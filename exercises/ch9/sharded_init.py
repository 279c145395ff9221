"""Make params that are cut from the start, so that no device ever holds a whole array that can be cut.

Lesson: exercises/ch9/README.md#sharded_init

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- The mesh has one axis, named "devices", and it is explicit. It has at least two devices, and the number may change
  from mesh to mesh.
- This is the rule for each array: the *first* axis whose length is a multiple of the number of devices is cut. If there
  is no such axis, each device holds the whole array. All lengths are at least 1.
- `shapes` is a tree such as `jax.eval_shape` returns it: one or more `jax.ShapeDtypeStruct`, in any containers or none.
- The dtypes are float32, bfloat16 and int32.
"""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    """Chooses a sharding for each array, by the rule above.

    Args:
        shapes: the shapes and dtypes of the arrays.
        mesh: the mesh.

    Returns:
        A tree like `shapes`, with a `NamedSharding` on `mesh` for each array.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> make = lambda: {"w": jnp.ones((3, 16)), "b": jnp.ones(16), "scale": jnp.ones(())}
        >>> shapes = jax.eval_shape(make)
        >>> shardings = choose(shapes, mesh)
        >>> {name: shardings[name].shard_shape(shapes[name].shape) for name in shapes}
        {'b': (2,), 'scale': (), 'w': (3, 2)}

    Checks:
        - choose cuts the first axis that can be cut, and keeps the tree
    """
    # TODO: about 6 lines.
    raise NotImplementedError("choose")


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    """Counts the bytes that each device will hold, before there are any arrays.

    Args:
        shapes: the shapes and dtypes of the arrays.
        mesh: the mesh.

    Returns:
        How many bytes all arrays together take on one device, if they are cut by the rule. A Python int.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> make = lambda: {"w": jnp.ones((3, 16)), "b": jnp.ones(16), "scale": jnp.ones((), "bfloat16")}
        >>> bytes_on_device(jax.eval_shape(make), mesh)
        34

    Checks:
        - bytes_on_device counts the parts of one device, for arrays of any size
    """
    # TODO: about 3 lines.
    raise NotImplementedError("bytes_on_device")


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    """Computes `init(key)`, with each array of the result cut by the rule from the start.

    - The numbers are those of `init(key)`. They may differ by rounding.
    - No device ever holds the whole of an array that is cut. So `init` is computed inside one `jax.jit`, and there its
      results get their shardings.
    - `sharded_init` works inside `jax.jit` too. There `init` and the mesh are static.

    Args:
        init: takes a typed key, and returns a tree of at least one JAX array. It works inside `jax.jit`, and has no
            side effects.
        key: a typed key that was not placed on the mesh.
        mesh: the mesh.

    Returns:
        The tree, placed on `mesh`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> params = sharded_init(lambda key: {"w": jax.random.normal(key, (24, 5))}, jax.random.key(0), mesh)
        >>> jax.typeof(params["w"])
        ShapedArray(float32[24@devices,5])

    Checks:
        - sharded_init gives the numbers of init, on any mesh
        - sharded_init leaves on each device its part of each array
        - no device ever holds a whole array that is cut
    """
    # TODO: about 2 lines.
    raise NotImplementedError("sharded_init")
