# another way: Adds up the losses of all members: each still gets its own gradient from one `jax.grad`.

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

Params = list[dict[str, Float[Array, "..."]]]

HIDDEN = 16


def init(key: Key[Array, ""], features: int) -> Params:
    # One draw gives all of them: the weights of the hidden layer, its biases, and the last weights.
    numbers = jax.random.normal(key, (features + 2, HIDDEN))
    return [{"w": numbers[:-2], "b": numbers[-2]}, {"w": numbers[-1][:, None] / 4, "b": jnp.zeros(1)}]


def forward(params: Params, x: Float[Array, "examples features"]) -> Float[Array, " examples"]:
    hidden, last = params
    return (jnp.tanh(x @ hidden["w"] + hidden["b"]) @ last["w"] + last["b"])[:, 0]


def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    def step(_, params):
        return jax.tree.map(lambda p, g: p - rate * g, params, jax.grad(loss)(params))

    return jax.lax.fori_loop(0, steps, step, init(key, x.shape[1]))


@functools.partial(jax.jit, static_argnames="steps")
def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    """One loss is the sum of all losses. Its gradient for a member is that of the member's own loss."""

    def loss(members):
        answers = jax.vmap(forward, in_axes=(0, None))(members, x)
        return jnp.sum(jnp.mean((answers - y) ** 2, axis=1))

    def step(members, _):
        return jax.tree.map(lambda p, g: p - rate * g, members, jax.grad(loss)(members)), None

    return jax.lax.scan(step, jax.vmap(lambda key: init(key, x.shape[1]))(keys), None, length=steps)[0]


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    predictions = jax.lax.map(lambda params: forward(params, x), members)
    return jnp.mean(predictions, 0), jnp.std(predictions, 0, ddof=0)
