"""`stop_gradient` is around the whole error, so the prediction is a constant too, and the gradient is 0."""


def td_loss(params, batch, discount):
    following = jnp.where(batch["is_last"], 0.0, value(params, batch["next_states"]))
    targets = batch["rewards"] + discount * following
    return 0.5 * jnp.mean(lax.stop_gradient(targets - value(params, batch["states"])) ** 2)
