"""a mapped draw was expected to differ from the draws of a loop, but vmap changes no draw."""

TRANSFORMED |= {
    "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]": 12,
}
