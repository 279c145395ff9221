import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    pairs = list(zip(sizes[:-1], sizes[1:]))
    keys = jax.random.split(key, len(pairs))
    return [
        {"w": jnp.sqrt(2.0 / n) * jax.random.normal(k, (n, m), "float32"), "b": jnp.zeros(m, "float32")}
        for k, (n, m) in zip(keys, pairs)
    ]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    for layer in params[:-1]:
        x = jnp.maximum(jnp.einsum("bi,io->bo", x, layer["w"]) + layer["b"], 0)
    return jnp.einsum("bi,i->b", x, params[-1]["w"][:, 0]) + params[-1]["b"]


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    logits = forward(params, x)
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    leaves, structure = jax.tree.flatten(params)
    slopes = jax.tree.leaves(jax.grad(loss)(params, x, labels))
    names = [path[-1].key for path, _ in jax.tree.leaves_with_path(params)]
    moved = [
        leaf - rate * (slope + (decay if name == "w" else 0.0) * leaf)
        for leaf, slope, name in zip(leaves, slopes, names)
    ]
    return jax.tree.unflatten(structure, moved)


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
