"""a running sum was expected to work along a cut axis, but JAX refuses it."""

REDUCED |= {
    "jnp.cumsum(batch, axis=0)": "float32[8@data,16]",
}
