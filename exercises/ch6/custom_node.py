"""Repair a container of your own: value and error change places, and some transformations fail.

Lesson: exercises/ch6/README.md#custom_node

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The class below runs, and it is wrong. `__init__` is right, and stays as it is. Repair what JAX is told:

- The leaves of a `Measurement` are its `value` and its `error`, in this order. Its `unit` belongs to the structure.
- JAX may take a `Measurement` apart and put it together again, as often as it likes. It always comes back with the same
  value, error and unit.
- JAX may put anything in place of the leaves: tracers, `None`, strings, numbers, shapes. They come back as they are,
  unconverted and unchecked. Value and error may also come back with shapes that differ.
- The paths of the leaves are `.value` and `.error`.

You may register the class in another way, if you like.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_pytree_with_keys_class
class Measurement:
    """Measured numbers, how far off each may be, and their unit.

    Attributes:
        value: the numbers.
        error: how far off each of them may be, in the shape of `value`.
        unit: such as `"m"`, a string.

    Example:
        >>> width = Measurement([3.0, 4.0], [0.1, 0.2], "m")
        >>> doubled = jax.jit(lambda width: jax.tree.map(lambda leaf: 2 * leaf, width))(width)
        >>> print(doubled.value, doubled.error, doubled.unit)
        [6. 8.] [0.2 0.4] m
        >>> shapes = jax.tree.map(jnp.shape, width)
        >>> print(shapes.value, shapes.error, shapes.unit)
        (2,) (2,) m

    Checks:
        - value, error and unit come back from jax.jit, jax.grad and jax.tree.map
        - any leaves may come back: None, strings, shapes, arrays of different shapes
        - jax.vmap and jax.lax.scan take a Measurement and return it
        - the paths of the leaves are .value and .error
        - Measurements with different units have different structures
        - a new Measurement is checked and converted as before
    """

    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        """Keeps value and error as float32 arrays.

        Args:
            value: an array, or numbers in lists.
            error: the same, in the shape of `value`.
            unit: a string.

        Raises:
            ValueError: value and error differ in shape.
        """
        self.value = jnp.asarray(value, "float32")
        self.error = jnp.asarray(error, "float32")
        self.unit = unit
        if self.value.shape != self.error.shape:
            raise ValueError(f"value has shape {self.value.shape}, but error has shape {self.error.shape}")

    def tree_flatten_with_keys(self):
        """Takes a Measurement apart.

        Returns:
            The children, each in a pair with its key, and the rest.
        """
        # TODO: repair this function.
        value_key, error_key = jax.tree_util.SequenceKey(0), jax.tree_util.SequenceKey(1)
        return ((value_key, self.value), (error_key, self.error)), self.unit

    @classmethod
    def tree_unflatten(cls, rest, children):
        """Puts a Measurement together.

        Args:
            cls: the class, as in each class method.
            rest: what `tree_flatten_with_keys` returned as the rest.
            children: in place of the children. They may be anything.

        Returns:
            A Measurement.
        """
        # TODO: repair this function.
        error, value = children
        return cls(value, error, rest)
