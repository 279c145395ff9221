"""the keys inside of a function were taken for other keys, but a split of the same key gives the same ones."""

SPLIT |= {
    "draw(key, 3) + [uniform(b)]": 4,
}
