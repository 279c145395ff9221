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

    def tree_flatten_with_keys(self):
        key = jax.tree_util.GetAttrKey
        return ((key("value"), self.value), (key("error"), self.error)), ("unit", self.unit)

    @classmethod
    def tree_unflatten(cls, rest, children):
        value, error = children
        result = object.__new__(cls)
        vars(result).update({"value": value, "error": error, rest[0]: rest[1]})
        return result
