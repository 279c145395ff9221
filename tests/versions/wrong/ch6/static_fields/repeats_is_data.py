# breaks: "`activation` and `repeats` are settings.": repeats is a leaf, so range refuses its tracer in jax.jit, and jax.grad refuses its dtype, for every block
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


jax.tree_util.register_dataclass(Block, data_fields=["w", "b", "repeats"], meta_fields=["activation"])


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
