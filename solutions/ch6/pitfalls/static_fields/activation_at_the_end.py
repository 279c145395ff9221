"""the activation is applied once, after the last layer, and not in each layer."""


def apply(block, x):
    for _ in range(block.repeats):
        x = x @ block.w + block.b
    return {"tanh": jnp.tanh, "relu": jax.nn.relu}[block.activation](x)
