"""the row of a last step was set to 0, but the value of such a row is `b`, and not 0."""


def td_loss(params, batch, discount):
    next_states = jnp.where(batch["is_last"][:, None], 0.0, batch["next_states"])
    targets = lax.stop_gradient(batch["rewards"] + discount * value(params, next_states))
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)
