"""a Python loop runs over the steps."""


def advance(key, walks, steps, level):
    for _ in range(steps):
        number = walks["step"] + 1
        place = walks["place"] + jax.random.rademacher(jax.random.fold_in(key, number), walks["place"].shape, jnp.int32)
        arrived = (place == level) & (walks["passage"] == 0)
        walks = {"place": place, "passage": jnp.where(arrived, number, walks["passage"]), "step": number}
    return walks
