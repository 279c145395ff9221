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

    layers = []
    for i, layer in enumerate(params):
        if i % 2 == 0:
            layers.append({"w": put(layer["w"], None, "model"), "b": put(layer["b"], "model")})
        else:
            layers.append({"w": put(layer["w"], "model", None), "b": put(layer["b"])})
    return layers, put(x, "data", None), put(labels, "data")


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    by_examples = NamedSharding(mesh, P("data", None))
    for i, layer in enumerate(params):
        if i > 0:
            x = jax.nn.relu(x)
        if i % 2 == 0:
            x = x @ layer["w"] + layer["b"]
        else:
            x = jnp.matmul(x, layer["w"], out_sharding=by_examples) + layer["b"]
    logits = x[:, 0]
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    def step(params, _):
        value, grads = jax.value_and_grad(loss)(params, x, labels, mesh)
        return jax.tree.map(lambda array, grad: array - rate * grad, params, grads), value

    return jax.lax.scan(step, params, length=steps)
