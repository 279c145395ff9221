"""a walker stops when it has reached the level."""


def advance(key, walks, steps, level):
    walkers = walks["place"].shape

    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jnp.where(
            walks["passage"] > 0, 0, jax.random.rademacher(jax.random.fold_in(key, number), walkers, jnp.int32)
        )
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
