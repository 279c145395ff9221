"""`jax.reshard` is for explicit axes, and the mesh of `two_layers` has an automatic one."""


def two_layers(batch, w_in, w_out, mesh):
    hidden = jax.reshard(jax.nn.relu(batch @ w_in), NamedSharding(mesh, P(None, "devices")))
    return hidden, jax.reshard(hidden @ w_out, NamedSharding(mesh, P("devices", None)))
