"""`__init__` keeps everything as it is, so a new Measurement is not converted any more."""


@jax.tree_util.register_pytree_with_keys_class
class Measurement:
    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        self.value, self.error, self.unit = value, error, unit

    def tree_flatten_with_keys(self):
        value_key, error_key = jax.tree_util.GetAttrKey("value"), jax.tree_util.GetAttrKey("error")
        return ((value_key, self.value), (error_key, self.error)), self.unit

    @classmethod
    def tree_unflatten(cls, rest, children):
        value, error = children
        return cls(value, error, rest)
