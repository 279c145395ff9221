"""the numbers of step and walker are added, so different walkers use the same keys."""


def advance(key, walks, steps, level):
    walkers = walks["place"].shape

    def step(walks, _):
        number = walks["step"] + 1
        place = walks["place"] + jax.vmap(
            lambda i: jax.random.rademacher(jax.random.fold_in(key, number + i), (), jnp.int32)
        )(jnp.arange(*walkers))
        arrived = (place == level) & (walks["passage"] == 0)
        return {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}, None

    return jax.lax.scan(step, walks, length=steps)[0]
