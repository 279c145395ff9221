"""padding is told from tokens by the id 0, so the word with this id is lost."""


def _loss(params, padded, count, label):
    rows = params["embeddings"][padded]
    real = padded != 0
    mean = jnp.sum(jnp.where(real[:, None], rows, 0), axis=0) / count
    logit = mean @ params["weights"] + params["bias"]
    return jax.nn.softplus(logit) - label * logit


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    loss, slopes = jax.value_and_grad(_loss)(params, padded, count, label)
    return jax.tree.map(lambda param, slope: param - 0.5 * slope, params, slopes), loss
