"""the wave turns once in a decade instead of once a year."""


def features(months):
    decades = months / 120
    angle = 2 * jnp.pi * decades
    return jnp.stack([jnp.ones_like(decades), decades, jnp.cos(angle), jnp.sin(angle)], axis=1)
