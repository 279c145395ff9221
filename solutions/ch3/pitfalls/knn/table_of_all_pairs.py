"""the table of all distances is made at once, to put `inf` on its diagonal."""


def leave_one_out(points, labels, k, classes, chunk):
    distances = jnp.sum((points[:, None] - points) ** 2, axis=2)
    distances = jnp.where(jnp.eye(len(points), dtype=bool), jnp.inf, distances)
    return vote(labels[jax.lax.top_k(-distances, k)[1]], classes)
