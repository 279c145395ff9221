"""a sentence that fills its bucket is padded to the next one."""


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    kept = tokens[: buckets[-1]]
    bucket = next((size for size in buckets if size > len(kept)), buckets[-1])
    padded = np.zeros(bucket, np.int32)
    padded[: len(kept)] = kept
    return padded, len(kept)
