"""each epoch was expected to have keys of its own, but the epoch is not folded in."""

FOLD_IN |= {
    "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]": 6,
}
