"""the keys of the chain itself are returned, so each one is made from another one."""


def layer_keys(key, n):
    def step(key, _):
        key, _ = jax.random.split(key)
        return key, key

    return jax.lax.scan(step, key, length=n)[1]
