# another way: Registers functions in place of methods, which also works for a class of somebody else.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class Measurement:
    def __init__(self, value: Float[Array, "..."], error: Float[Array, "..."], unit: str) -> None:
        self.value = jnp.asarray(value, "float32")
        self.error = jnp.asarray(error, "float32")
        self.unit = unit
        if self.value.shape != self.error.shape:
            raise ValueError(f"value has shape {self.value.shape}, but error has shape {self.error.shape}")

    def tree_flatten_with_keys(self):
        return _flatten(self)

    @classmethod
    def tree_unflatten(cls, rest, children):
        return _unflatten(rest, children)


def _flatten(measurement):
    names = ("value", "error")
    pairs = [(jax.tree_util.GetAttrKey(name), getattr(measurement, name)) for name in names]
    return pairs, measurement.unit


def _unflatten(unit, children):
    measurement = object.__new__(Measurement)
    for name, child in zip(("value", "error"), children):
        setattr(measurement, name, child)
    measurement.unit = unit
    return measurement


jax.tree_util.register_pytree_with_keys(
    Measurement, _flatten, _unflatten, lambda measurement: ((measurement.value, measurement.error), measurement.unit)
)
