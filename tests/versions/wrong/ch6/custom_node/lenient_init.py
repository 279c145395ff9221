# breaks: "`__init__` is right, and stays as it is.": it converts only lists, and no longer raises a ValueError if value and error differ in shape
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_pytree_with_keys_class
class Measurement:
    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        self.value = jnp.asarray(value, "float32") if isinstance(value, list) else value
        self.error = jnp.asarray(error, "float32") if isinstance(error, list) else error
        self.unit = unit

    def tree_flatten_with_keys(self):
        value_key, error_key = jax.tree_util.GetAttrKey("value"), jax.tree_util.GetAttrKey("error")
        return ((value_key, self.value), (error_key, self.error)), self.unit

    @classmethod
    def tree_unflatten(cls, rest, children):
        value, error = children
        return cls(value, error, rest)
