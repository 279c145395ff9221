# another way: Lists the names of the children once, and both methods use it, so their orders agree.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_pytree_with_keys_class
class Measurement:
    _names = ("value", "error")

    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        self.value = jnp.asarray(value, "float32")
        self.error = jnp.asarray(error, "float32")
        self.unit = unit
        if self.value.shape != self.error.shape:
            raise ValueError(f"value has shape {self.value.shape}, but error has shape {self.error.shape}")

    def tree_flatten_with_keys(self):
        return [(jax.tree_util.GetAttrKey(name), getattr(self, name)) for name in self._names], self.unit

    @classmethod
    def tree_unflatten(cls, rest, children):
        measurement = super().__new__(cls)
        for name, child in zip(cls._names, children, strict=True):
            setattr(measurement, name, child)
        measurement.unit = rest
        return measurement
