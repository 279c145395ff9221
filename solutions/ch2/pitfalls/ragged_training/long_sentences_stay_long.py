"""a sentence longer than the largest bucket is not cut, so its length is a shape of its own."""


def pad_to_bucket(tokens: Int[np.ndarray, " length"], buckets: Sequence[int]) -> tuple[Int[np.ndarray, " bucket"], int]:
    bucket = next((size for size in buckets if size >= len(tokens)), len(tokens))
    padded = np.zeros(bucket, np.int32)
    padded[: len(tokens)] = tokens
    return padded, len(tokens)
