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


@functools.partial(jax.jit, static_argnames="steps")
def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    return jax.vmap(train_one, in_axes=(0, None, None, None, None))(keys, x, y, rate, steps)


def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    def step(_, params):
        first, last = params
        hidden = jnp.tanh(x @ first["w"] + first["b"])
        off = 2 * ((hidden @ last["w"] + last["b"]) - y[:, None]) / len(y)
        back = (off @ last["w"].T) * (1 - hidden**2)
        return [
            {"w": first["w"] - rate * (x.T @ back), "b": first["b"] - rate * back.sum(axis=0)},
            {"w": last["w"] - rate * (hidden.T @ off), "b": last["b"] - rate * off.sum(axis=0)},
        ]

    return jax.lax.fori_loop(0, steps, step, init(key, x.shape[1]))


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    first, last = members
    hidden = jnp.tanh(jnp.einsum("ef,mfh->meh", x, first["w"]) + first["b"][:, None, :])
    predictions = (jnp.einsum("meh,mho->meo", hidden, last["w"]) + last["b"][:, None, :])[:, :, 0]
    return predictions.mean(axis=0), predictions.std(axis=0)
