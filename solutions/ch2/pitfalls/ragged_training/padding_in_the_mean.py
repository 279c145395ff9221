"""the mean is over the whole bucket, so the padding counts as the word with id 0."""


def _loss(params, padded, count, label):
    rows = params["embeddings"][padded]
    mean = jnp.mean(rows, axis=0)
    logit = mean @ params["weights"] + params["bias"]
    return jax.nn.softplus(logit) - label * logit


@jax.jit
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    loss, slopes = jax.value_and_grad(_loss)(params, padded, count, label)
    return jax.tree.map(lambda param, slope: param - 0.5 * slope, params, slopes), loss
