"""the value of the next state counts after a last step too, although nothing follows."""


def td_loss(params, batch, discount):
    targets = lax.stop_gradient(batch["rewards"] + discount * value(params, batch["next_states"]))
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)
