# another way: Writes the program of one device: a `psum` over "model", and a `pmean` over "data".

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int

Params = list[dict[str, Float[Array, "..."]]]


def place(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Int[Array, " batch"]]:
    everywhere = NamedSharding(mesh, P())
    columns, rows = NamedSharding(mesh, P(None, "model")), NamedSharding(mesh, P("model"))
    by_data = NamedSharding(mesh, P("data"))
    placed = [
        {
            "w": jax.device_put(layer["w"], rows if number % 2 else columns),
            "b": jax.device_put(layer["b"], everywhere if number % 2 else rows),
        }
        for number, layer in enumerate(params)
    ]
    return placed, jax.device_put(x, by_data), jax.device_put(labels, by_data)


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    first = {"w": P(None, "model"), "b": P("model")}
    second = {"w": P("model", None), "b": P()}
    specs = [first, second] * (len(params) // 2)

    def local(params, x, labels):
        for number, layer in enumerate(params):
            if number:
                x = jnp.maximum(x, 0.0)
            x = x @ layer["w"]
            if number % 2:
                x = jax.lax.psum(x, "model")
            x = x + layer["b"]
        logits = x[:, 0]
        return jax.lax.pmean(jnp.mean(jax.nn.softplus(logits) - labels * logits), "data")

    return jax.shard_map(local, mesh=mesh, in_specs=(specs, P("data"), P("data")), out_specs=P())(params, x, labels)


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    def step(params, _):
        value, slopes = jax.value_and_grad(loss)(params, x, labels, mesh)
        return jax.tree.map(lambda array, slope: array - rate * slope, params, slopes), value

    return jax.lax.scan(step, params, length=steps)
