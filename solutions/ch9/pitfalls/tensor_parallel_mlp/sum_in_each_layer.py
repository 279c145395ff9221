"""the first product is made whole too, as with a reduction for each layer: only the outputs need a sum."""


def forward(params, x, mesh):
    everywhere = NamedSharding(mesh, P())
    hidden = jnp.matmul(x, params["w_up"], out_sharding=everywhere) + jax.reshard(params["b_up"], everywhere)
    outputs = jnp.matmul(jax.nn.relu(hidden), params["w_down"], out_sharding=everywhere)
    return outputs + params["b_down"]
