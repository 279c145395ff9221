"""one factor of the square is stopped, but the other one still lets the gradient into the target."""


def td_loss(params, batch, discount):
    next_states = jnp.where(batch["is_last"][:, None], 0.0, batch["next_states"])
    following = jnp.where(batch["is_last"], 0.0, value(params, next_states))
    errors = batch["rewards"] + discount * following - value(params, batch["states"])
    return 0.5 * jnp.mean(lax.stop_gradient(errors) * errors)
