"""a jitted draw was expected to differ from one without jit, but jit changes no draw."""

TRANSFORMED |= {
    "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": 3,
}
