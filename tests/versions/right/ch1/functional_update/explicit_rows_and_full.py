import jax.numpy as jnp


def swap_players(scores, first, second):
    table = jnp.array(scores)
    saved_first, saved_second = table[first, :], table[second, :]
    table = table.at[first, :].set(saved_second)
    table = table.at[second, :].set(saved_first)
    return table


def add_bonus(scores, round_index, bonus):
    table = jnp.array(scores)
    everyone = jnp.arange(table.shape[0])
    return table.at[everyone, round_index].add(jnp.array(bonus))


def keep_best(best, entrants, scores):
    table = jnp.array(best)
    today = jnp.full_like(table, -jnp.inf).at[jnp.array(entrants)].max(jnp.array(scores))
    return jnp.maximum(table, today)
