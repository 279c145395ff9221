"""the start is in the path, and the last place is missing."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        path.append(x)
        x = x + jax.random.normal(noise_key, x.shape)
    return jnp.stack(path), key
