# breaks: "last layer has no relu.": relu is taken of the logit too, so negative logits become 0.
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
    by_examples = NamedSharding(mesh, P("data", None))
    for number, layer in enumerate(params):
        if number % 2 == 0:
            x = x @ layer["w"] + layer["b"]
        else:
            x = jnp.matmul(x, layer["w"], out_sharding=by_examples) + layer["b"]
        x = jax.nn.relu(x)
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
        value, slopes = jax.value_and_grad(loss)(params, x, labels, mesh)
        return jax.tree.map(lambda array, slope: array - rate * slope, params, slopes), value

    return jax.lax.scan(step, params, length=steps)
