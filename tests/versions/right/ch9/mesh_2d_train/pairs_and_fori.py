# another way: Walks over pairs of layers, and places all with one tree of shardings.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int

Params = list[dict[str, Float[Array, "..."]]]


def place(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Int[Array, " batch"]]:
    def sharding(*spec):
        return NamedSharding(mesh, P(*spec))

    up = {"w": sharding(None, "model"), "b": sharding("model")}
    down = {"w": sharding("model", None), "b": sharding()}
    layers = [up, down] * (len(params) // 2)
    return jax.device_put((params, x, labels), (layers, sharding("data"), sharding("data")))


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    for number, (up, down) in enumerate(zip(params[::2], params[1::2], strict=True)):
        if number > 0:
            x = jax.nn.relu(x)
        x = jax.nn.relu(x @ up["w"] + up["b"])
        x = jnp.einsum("eh,ho->eo", x, down["w"], out_sharding=NamedSharding(mesh, P("data"))) + down["b"]
    logits = x.squeeze(axis=1)
    return jnp.mean(jnp.logaddexp(logits, 0.0) - labels * logits)


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    def step(number, carry):
        params, losses = carry
        value, slopes = jax.value_and_grad(loss)(params, x, labels, mesh)
        params = jax.tree.map(lambda array, slope: array - rate * slope, params, slopes)
        return params, losses.at[number].set(value)

    return jax.lax.fori_loop(0, steps, step, (params, jnp.zeros(steps)))
