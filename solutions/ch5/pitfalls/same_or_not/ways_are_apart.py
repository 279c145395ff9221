"""split and fold_in were expected to make different keys, and today fold_in(key, 1) is the second key of a split."""

FOLD_IN |= {
    "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]": 5,
}
