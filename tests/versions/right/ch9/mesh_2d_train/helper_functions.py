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

    def put_layer(number, layer):
        cut_by_outputs = number % 2 == 0
        weights = P(None, "model") if cut_by_outputs else P("model")
        biases = P("model") if cut_by_outputs else P()
        return {"w": put(layer["w"], *weights), "b": put(layer["b"], *biases)}

    return [put_layer(*pair) for pair in enumerate(params)], put(x, "data"), put(labels, "data")


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    *hidden_layers, last = params
    specs = [P("data", "model"), P("data", None)]
    for number, layer in enumerate(hidden_layers):
        out = NamedSharding(mesh, specs[number % 2])
        x = jax.nn.relu(jnp.dot(x, layer["w"], out_sharding=out) + layer["b"])
    logits = jnp.dot(x, last["w"][:, 0], out_sharding=NamedSharding(mesh, P("data"))) + last["b"][0]
    return -jnp.mean(jnp.where(labels == 1, jax.nn.log_sigmoid(logits), jax.nn.log_sigmoid(-logits)))


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    slopes_of = jax.value_and_grad(lambda params: loss(params, x, labels, mesh))

    def step(params, number):
        value, slopes = slopes_of(params)
        new = []
        for layer, slope in zip(params, slopes, strict=True):
            new.append({name: layer[name] - rate * slope[name] for name in layer})
        return new, value

    params, losses = jax.lax.scan(step, params, jnp.arange(steps))
    return params, losses
