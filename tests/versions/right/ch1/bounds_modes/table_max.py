import jax.numpy as jnp


def _pick(series, index):
    """Picks the element with each index by comparing with all indices, with NaN if there is none."""
    hit = index[:, None] == jnp.arange(series.shape[0], dtype=jnp.int32)
    picked = jnp.max(jnp.where(hit, series, -jnp.inf), axis=1)
    return jnp.where(jnp.any(hit, axis=1), picked, jnp.nan)


def read_or_nan(series, steps):
    return _pick(series, jnp.where(steps < 0, steps + series.shape[0], steps))


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts)


def read_clamped(series, steps):
    return _pick(series, jnp.clip(steps, 0, series.shape[0] - 1))
