"""the longer axis was expected to lose its name, but joined arrays stay cut along it."""

MOVED |= {
    "jnp.concatenate([batch, batch])": "float32[16,16]",
}
