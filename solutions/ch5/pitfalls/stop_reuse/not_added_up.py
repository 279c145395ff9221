"""each step starts from the first place, and not where the last step ended."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        path.append(x + jax.random.normal(noise_key, x.shape))
    return jnp.stack(path), key
