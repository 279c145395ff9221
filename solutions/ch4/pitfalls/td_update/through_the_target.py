"""the gradient flows through the target too, so the target moves to the prediction."""


def td_loss(params, batch, discount):
    next_states = jnp.where(batch["is_last"][:, None], 0.0, batch["next_states"])
    following = jnp.where(batch["is_last"], 0.0, value(params, next_states))
    targets = batch["rewards"] + discount * following
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)
