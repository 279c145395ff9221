"""each call of split was expected to give new keys, but it gives the same ones for the same key."""

SPLIT |= {
    "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]": 3,
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": 9,
}
