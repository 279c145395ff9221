import jax
import jax.numpy as jnp


@jax.jit
def read_or_nan(series, steps):
    n = len(series)
    past_end, before_start = steps >= n, steps < -n
    return jnp.select([past_end, before_start], [jnp.nan, jnp.nan], series[steps])


@jax.jit
def add_or_drop(series, steps, amounts):
    return jax.lax.fori_loop(
        0, 1, lambda _, current: current.at[steps].add(amounts, mode="drop"), series
    )


@jax.jit
def read_clamped(series, steps):
    inner = jnp.where(steps >= len(series), series[-1], series[steps])
    return jnp.where(steps < 0, series[0], inner)
