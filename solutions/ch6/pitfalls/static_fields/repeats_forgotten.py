"""`repeats` is not part of the structure, so it is lost whenever JAX rebuilds a block."""


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int = 1


jax.tree_util.register_pytree_node(
    Block, lambda block: ((block.w, block.b), block.activation), lambda activation, leaves: Block(*leaves, activation)
)
