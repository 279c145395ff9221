# breaks: "`w` and `b` are data. They are the leaves of a `Block`.": repeats is a third leaf; fori_loop takes its tracer, but jax.grad and jax.tree.map treat it too, and train_step fails in jax.jit
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
    return jax.lax.fori_loop(0, block.repeats, lambda _, x: activation(x @ block.w + block.b), x)


def train_step(
    block: Block, x: Float[Array, "batch features"], y: Float[Array, "batch features"], rate: float
) -> Block:
    def loss(w, b):
        return jnp.mean((apply(Block(w, b, block.activation, block.repeats), x) - y) ** 2)

    dw, db = jax.grad(loss, argnums=(0, 1))(block.w, block.b)
    return Block(block.w - rate * dw, block.b - rate * db, block.activation, block.repeats)
