"""the product of a second layer is made whole on each device, so from there on `data` saves nothing."""


def loss(params, x, labels, mesh):
    for number, layer in enumerate(params):
        spec = P() if number % 2 else P("data", "model")
        x = jnp.matmul(x, layer["w"], out_sharding=NamedSharding(mesh, spec)) + layer["b"]
        if number < len(params) - 1:
            x = jax.nn.relu(x)
    logits = x[:, 0]
    labels = jax.reshard(labels, NamedSharding(mesh, P()))
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)
