"""some steps stay in place, because 0 is drawn too."""


def advance(key, walks, steps, level):
    walkers = walks["place"].shape

    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.randint(jax.random.fold_in(key, number), walkers, -1, 2)
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
