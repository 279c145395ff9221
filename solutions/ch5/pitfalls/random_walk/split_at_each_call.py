"""the keys depend on where a call begins, so a stop changes the walks."""


def advance(key, walks, steps, level):
    def step(walks, step_key):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(step_key, walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, jax.random.split(jax.random.fold_in(key, walks["step"]), steps))[0]
