"""the reward of a last step was lost: its target is the reward, and not 0."""


def td_loss(params, batch, discount):
    targets = batch["rewards"] + discount * value(params, batch["next_states"])
    targets = lax.stop_gradient(jnp.where(batch["is_last"], 0.0, targets))
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)
