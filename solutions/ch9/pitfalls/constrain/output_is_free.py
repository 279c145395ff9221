"""the output has no constraint, so it lies as the compiler likes."""


def two_layers(batch, w_in, w_out, mesh):
    hidden = jax.nn.relu(batch @ w_in)
    hidden = jax.lax.with_sharding_constraint(hidden, NamedSharding(mesh, P(None, "devices")))
    return hidden, hidden @ w_out
