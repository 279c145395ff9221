import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int

Params = list[dict[str, Float[Array, "..."]]]


def layouts(params):
    first, second = {"w": P(None, "model"), "b": P("model")}, {"w": P("model", None), "b": P()}
    return [first, second] * (len(params) // 2), P("data", None), P("data")


def place(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Int[Array, " batch"]]:
    is_spec = lambda leaf: isinstance(leaf, P)
    shardings = jax.tree.map(lambda spec: NamedSharding(mesh, spec), layouts(params), is_leaf=is_spec)
    return jax.device_put((params, x, labels), shardings)


def loss(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], mesh: Mesh
) -> Float[Array, ""]:
    count = len(labels)

    def of_device(params, x, labels):
        for first, second in zip(params[::2], params[1::2]):
            hidden = jax.nn.relu(x @ first["w"] + first["b"])
            logits = jax.lax.psum(hidden @ second["w"], "model") + second["b"]
            x = jax.nn.relu(logits)
        logits = logits.squeeze(1)
        total = jnp.sum(jnp.logaddexp(0.0, logits) - labels * logits)
        return jax.lax.psum(total, "data") / count

    return jax.shard_map(of_device, mesh=mesh, in_specs=layouts(params), out_specs=P())(params, x, labels)


def train(
    params: Params,
    x: Float[Array, "batch features"],
    labels: Int[Array, " batch"],
    rate: float,
    steps: int,
    mesh: Mesh,
) -> tuple[Params, Float[Array, " steps"]]:
    def step(i, carry):
        params, losses = carry
        value, grads = jax.value_and_grad(loss)(params, x, labels, mesh)
        return jax.tree.map(lambda array, grad: array - rate * grad, params, grads), losses.at[i].set(value)

    losses = jax.device_put(jnp.zeros(steps), NamedSharding(mesh, P()))
    return jax.lax.fori_loop(0, steps, step, (params, losses))
