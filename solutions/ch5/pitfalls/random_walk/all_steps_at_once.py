"""the steps of a whole call are in one array."""


def advance(key, walks, steps, level):
    numbers = walks["step"] + 1 + jnp.arange(steps)
    moves = jax.vmap(
        lambda number: jax.random.rademacher(jax.random.fold_in(key, number), walks["place"].shape, jnp.int32)
    )(numbers)
    places = walks["place"] + jnp.cumsum(moves, axis=0)
    arrived = places == level
    first = jnp.where(jnp.any(arrived, axis=0), numbers[jnp.argmax(arrived, axis=0)], 0)
    passage = jnp.where(walks["passage"] > 0, walks["passage"], first)
    return {"place": places[-1], "passage": passage, "step": walks["step"] + steps}
