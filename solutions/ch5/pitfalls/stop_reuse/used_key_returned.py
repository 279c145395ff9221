"""the key that is returned has drawn the noise of the last step."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), noise_key
