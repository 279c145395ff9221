# breaks: "The loss and its gradient are right for logits up to 10,000 and down to -10,000 too.": a wrong logit of 1,000 has the loss 80, and no gradient
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    keys = jax.random.split(key, len(sizes) - 1)
    params = []
    for key, inputs, outputs in zip(keys, sizes[:-1], sizes[1:]):
        w = jax.random.normal(key, (inputs, outputs)) * jnp.sqrt(2 / inputs)
        params.append({"w": w, "b": jnp.zeros(outputs)})
    return params


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    *hidden, last = params
    for layer in hidden:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return (x @ last["w"] + last["b"])[:, 0]


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    logits = jnp.clip(forward(params, x), -80, 80)
    return jnp.mean(jnp.log(1 + jnp.exp(logits)) - labels * logits)


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
