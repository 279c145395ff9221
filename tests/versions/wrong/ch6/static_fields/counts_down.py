# breaks: "Your code changes no argument, no global and no setting of JAX, and it prints nothing.": repeats of the argument is 0 after a call outside of jax.jit, so a second call returns x
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
    while block.repeats > 0:
        x = activation(x @ block.w + block.b)
        block.repeats -= 1
    return x


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(block):
        return jnp.mean((apply(block, x) - y) ** 2)

    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, block, jax.grad(loss)(block))
