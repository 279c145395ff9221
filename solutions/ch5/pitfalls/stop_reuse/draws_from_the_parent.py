"""each step draws from the key that it also splits."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        new_key, _ = jax.random.split(key)
        x = x + jax.random.normal(key, x.shape)
        key = new_key
        path.append(x)
    return jnp.stack(path), key
