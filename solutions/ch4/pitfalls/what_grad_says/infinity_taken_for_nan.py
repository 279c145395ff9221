"""NaN was predicted where a slope is infinite: 1 / 0 is infinity, and only 0 * infinity is NaN."""

BRANCHES |= {
    "jax.grad(jnp.sqrt)(0.0)": "nan",
}
