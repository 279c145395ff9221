# another way: Writes `forward` for one example, and maps it with `jax.vmap` over the batch.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    params = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        key, layer_key = jax.random.split(key)
        w = jax.nn.initializers.variance_scaling(2.0, "fan_in", "normal")(layer_key, (inputs, outputs), jnp.float32)
        params.append(dict(w=w, b=jnp.zeros(outputs, "float32")))
    return params


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    def one(x):
        for layer in params[:-1]:
            x = jax.nn.relu(x @ layer["w"] + layer["b"])
        return x @ params[-1]["w"][:, 0] + params[-1]["b"][0]

    return jax.vmap(one)(x)


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    logits = forward(params, x)
    right = jnp.where(labels == 1, logits, -logits)
    return -jnp.mean(jax.nn.log_sigmoid(right))


@jax.jit
def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    _, slopes = jax.value_and_grad(loss)(params, x, labels)
    decayed = [{"w": decay * layer["w"], "b": jnp.zeros_like(layer["b"])} for layer in params]
    return jax.tree.map(lambda leaf, slope, pull: leaf - rate * (slope + pull), params, slopes, decayed)


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
