"""`repeats` is a data field, so it is a leaf: `jax.tree.map` changes it, and `jax.jit` makes it a tracer."""


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int


jax.tree_util.register_dataclass(Block, data_fields=["w", "b", "repeats"], meta_fields=["activation"])
