"""folding in i and then j was expected to depend on i + j only."""

FOLD_IN |= {
    "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]": 5,
}
