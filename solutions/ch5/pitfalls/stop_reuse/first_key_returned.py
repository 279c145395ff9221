"""the key that is returned is the one that the function got."""


def noisy_steps(key, x, steps):
    first, path = key, []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), first
