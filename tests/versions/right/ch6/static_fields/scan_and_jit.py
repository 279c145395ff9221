# another way: Runs the layers in a `jax.lax.scan`: the program holds one layer, however many there are.

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


@jax.jit
def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    def layer(x, _):
        x = jnp.einsum("bi,io->bo", x, block.w) + block.b
        if block.activation == "tanh":
            return jnp.tanh(x), None
        return jax.nn.relu(x), None

    return jax.lax.scan(layer, x, length=block.repeats)[0]


@jax.jit
def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(block):
        wrong = apply(block, x) - y
        return jnp.sum(wrong * wrong) / wrong.size

    _, slopes = jax.value_and_grad(loss)(block)
    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, block, slopes)
