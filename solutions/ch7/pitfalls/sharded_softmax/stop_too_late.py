"""`stop_gradient` comes after `pmax`, but JAX differentiates `pmax` first, and has no rule for it."""


def _shifted(shard):
    return shard - jax.lax.stop_gradient(jax.lax.pmax(jnp.max(shard, axis=1, keepdims=True), "devices"))
