# breaks: "Its `w` and `b` are those of `block`, minus `rate` times their gradient.": the gradient of b is taken at the new w, for every rate that is not 0
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


jax.tree_util.register_dataclass(Block, data_fields=["w", "b"], meta_fields=["activation", "repeats"])


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

    block = dataclasses.replace(block, w=block.w - rate * jax.grad(loss)(block).w)
    return dataclasses.replace(block, b=block.b - rate * jax.grad(loss)(block).b)
