"""after a stop, the steps of the first call come again, because each call counts its keys from 0."""


def advance(key, walks, steps, level):
    def step(walks, i):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(jax.random.fold_in(key, i), walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, jnp.arange(steps))[0]
