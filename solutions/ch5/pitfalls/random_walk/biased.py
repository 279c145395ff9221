"""a step up is more likely than a step down."""


def advance(key, walks, steps, level):
    walkers = walks["place"].shape

    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jnp.where(
            jax.random.randint(jax.random.fold_in(key, number), walkers, 0, 3) > 0, 1, -1
        )
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
