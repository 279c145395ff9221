# another way: Adds a `tree_flatten` without keys, which JAX uses when it does not need the paths.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_pytree_with_keys_class
class Measurement:
    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        self.value = jnp.asarray(value, "float32")
        self.error = jnp.asarray(error, "float32")
        self.unit = unit
        if self.value.shape != self.error.shape:
            raise ValueError(f"value has shape {self.value.shape}, but error has shape {self.error.shape}")

    def tree_flatten(self):
        return (self.value, self.error), self.unit

    def tree_flatten_with_keys(self):
        value_key, error_key = jax.tree_util.GetAttrKey("value"), jax.tree_util.GetAttrKey("error")
        return ((value_key, self.value), (error_key, self.error)), self.unit

    @classmethod
    def tree_unflatten(cls, rest, children):
        measurement = object.__new__(cls)
        measurement.value, measurement.error = children
        measurement.unit = rest
        return measurement
