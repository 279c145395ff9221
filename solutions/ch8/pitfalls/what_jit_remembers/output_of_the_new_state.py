"""the output was expected to come from the new state, but `10 * state` reads the old one."""

THREADED |= {
    "state, out = step(1, 2); step(state, 2)": (5, 50),
    "state, outs = jax.lax.scan(step, 1, jnp.array([2, 3, 4])); state, outs[2]": (10, 100),
}
