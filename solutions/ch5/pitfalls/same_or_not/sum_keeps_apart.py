"""each pair was counted, but different pairs can have the same sum, and only the sum is folded in."""

FOLD_IN |= {
    "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]": 12,
}
