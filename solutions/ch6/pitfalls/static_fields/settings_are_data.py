"""the activation is a data field, and a string cannot be a leaf of a computation."""


@jax.tree_util.register_dataclass
@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int
