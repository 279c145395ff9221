"""the step folds in a number that is always the same, so all steps share a key."""


def noisy_steps(key, x, steps):
    path = []
    for _ in range(steps):
        x = x + jax.random.normal(jax.random.fold_in(key, steps), x.shape)
        path.append(x)
    return jnp.stack(path), jax.random.fold_in(key, steps + 1)
