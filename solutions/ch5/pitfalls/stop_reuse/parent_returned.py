"""the key that is returned was split for the last step."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        parent = key
        key, noise_key = jax.random.split(parent)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), parent
