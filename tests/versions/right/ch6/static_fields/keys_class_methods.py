import dataclasses

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_pytree_with_keys_class
@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int

    def tree_flatten_with_keys(self):
        key = jax.tree_util.GetAttrKey
        return ((key("w"), self.w), (key("b"), self.b)), (self.activation, self.repeats)

    @classmethod
    def tree_unflatten(cls, settings, arrays):
        block = object.__new__(cls)
        block.w, block.b = arrays
        block.activation, block.repeats = settings
        return block


def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    match block.activation:
        case "tanh":
            activation = jnp.tanh
        case "relu":
            activation = jax.nn.relu
    for _ in range(block.repeats):
        x = activation(x @ block.w + block.b)
    return x


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(block):
        return ((apply(block, x) - y) ** 2).mean()

    leaves, structure = jax.tree.flatten(block)
    slopes = jax.tree.leaves(jax.grad(loss)(block))
    return jax.tree.unflatten(structure, [leaf - rate * slope for leaf, slope in zip(leaves, slopes)])
