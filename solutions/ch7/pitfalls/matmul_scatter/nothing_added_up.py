"""the devices do not add up: their products, with some terms of each sum, stand one below another."""


def matmul_scatter(left, right, mesh):
    specs = P(None, "devices"), P("devices", None)
    return jax.shard_map(lambda left, right: left @ right, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(
        left, right
    )


def feed_forward(x, w_up, w_down, bias, mesh):
    def local_layers(x, w_up, w_down, bias):
        return jnp.maximum(x @ w_up, 0) @ w_down + bias

    specs = P(), P(None, "devices"), P("devices", None), P()
    return jax.shard_map(local_layers, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(x, w_up, w_down, bias)
