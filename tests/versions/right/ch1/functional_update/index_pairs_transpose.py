import jax.numpy as jnp


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    here, there = jnp.array([first, second]), jnp.array([second, first])
    return scores.at[here].set(scores[there])


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).T.at[round_index].add(jnp.asarray(bonus)).T


def keep_best(best, entrants, scores):
    best, entrants, scores = jnp.asarray(best), jnp.asarray(entrants), jnp.asarray(scores)
    return best.at[entrants].set(jnp.maximum(best[entrants], scores))
