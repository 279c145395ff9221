"""the sentences are padded with `jnp`, which compiles a program for each length."""


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    kept = tokens[: buckets[-1]]
    bucket = next(size for size in buckets if size >= len(kept))
    padded = jnp.pad(jnp.asarray(kept), (0, bucket - len(kept)))
    return np.asarray(padded), len(kept)
