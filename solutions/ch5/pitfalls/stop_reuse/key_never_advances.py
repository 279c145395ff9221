"""the key never changes, so each step adds the same noise."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        _, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), jax.random.fold_in(key, 7)
