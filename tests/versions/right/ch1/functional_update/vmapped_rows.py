import functools

import jax
import jax.numpy as jnp


def _source(row, first, second):
    return jnp.where(row == first, second, jnp.where(row == second, first, row))


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    count = scores.shape[0]
    source = functools.partial(_source, first=first % count, second=second % count)
    return jax.vmap(lambda row: scores[source(row)])(jnp.arange(count))


def add_bonus(scores, round_index, bonus):
    add_one = jax.vmap(lambda row, extra, column: row.at[column].add(extra), in_axes=(0, 0, None))
    return add_one(jnp.asarray(scores), jnp.asarray(bonus), round_index)


def keep_best(best, entrants, scores):
    best, entrants, scores = jnp.asarray(best), jnp.asarray(entrants, jnp.int32), jnp.asarray(scores)
    entrants = jnp.where(entrants < 0, entrants + best.shape[0], entrants)

    def one_player(player, so_far):
        return jnp.maximum(so_far, jnp.max(jnp.where(entrants == player, scores, -jnp.inf), initial=-jnp.inf))

    return jax.vmap(one_player)(jnp.arange(best.shape[0]), best)
