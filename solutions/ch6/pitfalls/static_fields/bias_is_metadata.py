"""`b` is a metadata field, so it is no leaf: nothing maps or trains it, and JAX compares it as a setting."""


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int


jax.tree_util.register_dataclass(Block, data_fields=["w"], meta_fields=["b", "activation", "repeats"])
