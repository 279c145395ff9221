"""all walkers take the same steps, because each step draws a single number."""


def advance(key, walks, steps, level):
    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(jax.random.fold_in(key, number), (), jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
