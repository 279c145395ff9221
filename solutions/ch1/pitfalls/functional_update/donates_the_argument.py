"""the caller's array was donated to `jit`, so its memory is reused and nobody can read it again."""

import jax


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    swap = jax.jit(lambda x, i, j: x.at[i].set(x[j]).at[j].set(x[i]), donate_argnums=0)
    return swap(jnp.asarray(scores), first, second)


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    add = jax.jit(lambda x, i, y: x.at[:, i].add(y), donate_argnums=0)
    return add(jnp.asarray(scores), round_index, bonus)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    raise_best = jax.jit(lambda x, i, y: x.at[i].max(y), donate_argnums=0)
    return raise_best(jnp.asarray(best), entrants, scores)
