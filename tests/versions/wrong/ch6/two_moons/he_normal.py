# breaks: "They are not truncated, so a few are far from 0.": he_normal takes a truncated normal, so no weight is beyond 2.3 standard deviations
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    keys = jax.random.split(key, len(sizes) - 1)
    params = []
    for key, inputs, outputs in zip(keys, sizes[:-1], sizes[1:]):
        w = jax.nn.initializers.he_normal()(key, (inputs, outputs))
        params.append({"w": w, "b": jnp.zeros(outputs)})
    return params


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    *hidden, last = params
    for layer in hidden:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return (x @ last["w"] + last["b"])[:, 0]


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    logits = forward(params, x)
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    grads = jax.grad(loss)(params, x, labels)
    return [
        {
            "w": layer["w"] - rate * (grad["w"] + decay * layer["w"]),
            "b": layer["b"] - rate * grad["b"],
        }
        for layer, grad in zip(params, grads)
    ]


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
