# another way: Registers two functions of its own: right for any class, but paths have no names of fields.

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


def _flatten(block):
    return (block.w, block.b), (block.activation, block.repeats)


def _unflatten(settings, arrays):
    return Block(*arrays, *settings)


jax.tree_util.register_pytree_node(Block, _flatten, _unflatten)


def apply(block: Block, x: Float[Array, "batch features"]) -> Float[Array, "batch features"]:
    def layer(_, x):
        x = x @ block.w + block.b
        return jnp.tanh(x) if block.activation == "tanh" else jnp.maximum(x, 0)

    return jax.lax.fori_loop(0, block.repeats, layer, x)


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    loss = lambda block: jnp.mean((apply(block, x) - y) ** 2)
    slopes = jax.grad(loss)(block)
    return Block(block.w - rate * slopes.w, block.b - rate * slopes.b, block.activation, block.repeats)
