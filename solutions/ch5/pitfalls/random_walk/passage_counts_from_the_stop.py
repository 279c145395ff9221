"""the passage counts the steps of one call, and not those before."""


def advance(key, walks, steps, level):
    def step(walks, i):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(jax.random.fold_in(key, number), walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, i + 1, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, jnp.arange(steps))[0]
