# breaks: "They keep its settings.": a block with relu comes back with tanh
import dataclasses

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int


jax.tree_util.register_pytree_node(
    Block, lambda block: ((block.w, block.b), block.repeats), lambda repeats, leaves: Block(*leaves, "tanh", repeats)
)


def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    activation = jnp.tanh if block.activation == "tanh" else jax.nn.relu
    for _ in range(block.repeats):
        x = activation(x @ block.w + block.b)
    return x


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(block):
        return jnp.mean((apply(block, x) - y) ** 2)

    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, block, jax.grad(loss)(block))
