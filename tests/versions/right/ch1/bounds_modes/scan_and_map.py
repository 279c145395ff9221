import jax
import jax.numpy as jnp
from jax import lax


def read_or_nan(series, steps):
    def read(step):
        return series.at[step].get(mode="fill", fill_value=jnp.nan)

    return lax.map(read, steps)


def add_or_drop(series, steps, amounts):
    def write(current, step_and_amount):
        step, amount = step_and_amount
        return current.at[step].add(amount, mode="drop"), None

    result, _ = lax.scan(write, series, (steps, amounts))
    return result


def read_clamped(series, steps):
    def read(step):
        return lax.dynamic_index_in_dim(series, jnp.maximum(step, 0), axis=0, keepdims=False)

    return jax.vmap(read)(steps)
