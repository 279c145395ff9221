"""every sentence is padded to the largest bucket, so short ones cost as much as long ones."""


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    kept = tokens[: buckets[-1]]
    padded = np.zeros(buckets[-1], np.int32)
    padded[: len(kept)] = kept
    return padded, len(kept)
