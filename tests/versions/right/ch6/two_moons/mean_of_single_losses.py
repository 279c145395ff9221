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
    x = x @ params[0]["w"] + params[0]["b"]
    for layer in params[1:]:
        x = jnp.where(x > 0, x, 0.0) @ layer["w"] + layer["b"]
    return jnp.ravel(x)


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    def single(features, label):
        logit = forward(params, features[None])[0]
        return jax.nn.softplus(logit) - label * logit

    return jnp.mean(jax.vmap(single)(x, labels))


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    slopes = jax.grad(loss)(params, x, labels)
    new_params = []
    for layer, slope in zip(params, slopes, strict=True):
        new = dict(layer)
        new["w"] = (1 - rate * decay) * layer["w"] - rate * slope["w"]
        new["b"] = layer["b"] - rate * slope["b"]
        new_params.append(new)
    return new_params


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
