import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int

Params = list[dict[str, Float[Array, "..."]]]


def place(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Int[Array, " batch"]]:
    def put(array, *spec):
        return jax.device_put(array, NamedSharding(mesh, P(*spec)))

    placed = []
    for number, layer in enumerate(params):
        if number % 2 == 0:
            placed.append({"w": put(layer["w"], None, "model"), "b": put(layer["b"], "model")})
        else:
            placed.append({"w": put(layer["w"], "model", None), "b": put(layer["b"])})
    return placed, put(x, "data", None), put(labels, "data")


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    columns = x.T
    for number, layer in enumerate(params):
        spec = P("model", "data") if number % 2 == 0 else P(None, "data")
        columns = jnp.matmul(layer["w"].T, columns, out_sharding=NamedSharding(mesh, spec)) + layer["b"][:, None]
        if number + 1 < len(params):
            columns = jnp.where(columns > 0, columns, 0.0)
    (logits,) = columns
    return jnp.sum(jnp.maximum(logits, 0) + jnp.log1p(jnp.exp(-jnp.abs(logits))) - labels * logits) / len(labels)


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    def step(carry):
        number, params, losses = carry
        value, slopes = jax.value_and_grad(loss)(params, x, labels, mesh)
        params = jax.tree.map(lambda array, slope: array - rate * slope, params, slopes)
        return number + 1, params, losses.at[number].set(value)

    start = (jnp.int32(0), params, jnp.zeros(steps))
    _, params, losses = jax.lax.while_loop(lambda carry: carry[0] < steps, step, start)
    return params, losses
