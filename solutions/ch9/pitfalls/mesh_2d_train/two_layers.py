"""only the first two layers are computed."""


def loss(params, x, labels, mesh):
    first, second = params[:2]
    x = jax.nn.relu(x @ first["w"] + first["b"])
    x = jnp.matmul(x, second["w"], out_sharding=NamedSharding(mesh, P("data", None))) + second["b"]
    return jnp.mean(jax.nn.softplus(x[:, 0]) - labels * x[:, 0])
