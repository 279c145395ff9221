"""each step of the scan was expected to begin with 1, but the scan passes the state on."""

THREADED |= {
    "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": (5, 10),
}
