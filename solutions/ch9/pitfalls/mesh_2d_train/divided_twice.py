"""the mean is divided by the number of devices once more, but it goes over the whole batch already."""


def loss(params, x, labels, mesh):
    for number, layer in enumerate(params):
        if number % 2 == 0:
            x = x @ layer["w"]
        else:
            x = jnp.matmul(x, layer["w"], out_sharding=NamedSharding(mesh, P("data", None)))
        x = x + layer["b"]
        if number < len(params) - 1:
            x = jax.nn.relu(x)
    logits = x[:, 0]
    return jnp.mean(jax.nn.softplus(logits) - labels * logits) / mesh.shape["data"]
