"""`jnp.argmax` gives int32, because the 64-bit mode of JAX is off."""

REDUCED |= {
    "jnp.argmax(batch, axis=1)": "int64[8@data]",
}
