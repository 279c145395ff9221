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
    for number, layer in enumerate(params):
        x = x @ layer["w"] + layer["b"]
        if number < len(params) - 1:
            x = jax.nn.relu(x)
    return x.squeeze(axis=1)


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    logits = forward(params, x)
    return (jnp.logaddexp(0.0, logits) - labels * logits).mean()


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    slopes = jax.grad(loss)(params, x, labels)

    def new_leaf(path, leaf, slope):
        if path[-1].key == "w":
            slope = slope + decay * leaf
        return leaf - rate * slope

    return jax.tree_util.tree_map_with_path(new_leaf, params, slopes)


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
