import dataclasses

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.tree_util.register_dataclass
@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str = dataclasses.field(metadata={"static": True})
    repeats: int = dataclasses.field(metadata={"static": True})


def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    activation = {"tanh": jnp.tanh, "relu": jax.nn.relu}[block.activation]
    for _ in range(block.repeats):
        x = activation(jnp.dot(x, block.w) + block.b)
    return x


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(block):
        return jnp.mean((apply(block, x) - y) ** 2)

    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, block, jax.grad(loss)(block))
