# breaks: "The functions work inside `jax.jit` and `jax.lax.scan` too.": decay is a tracer there, so the if fails
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
    logits = forward(params, x)
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    slopes = jax.grad(loss)(params, x, labels)
    if decay > 0:
        for layer, slope in zip(params, slopes):
            slope["w"] = slope["w"] + decay * layer["w"]
    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, slopes)


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
