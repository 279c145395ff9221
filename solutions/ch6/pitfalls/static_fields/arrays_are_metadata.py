"""the arrays are metadata, so they are no leaves: nothing maps or trains them, and JAX compares them as settings."""


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int


jax.tree_util.register_dataclass(Block, data_fields=[], meta_fields=["w", "b", "activation", "repeats"])
