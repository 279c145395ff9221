"""a later arrival at the level replaces the first one."""


def advance(key, walks, steps, level):
    walkers = walks["place"].shape

    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(jax.random.fold_in(key, number), walkers, jnp.int32)
        arrived = place == level
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
