"""splits into 2, 3 and 4 keys were expected to share none, and today they share their first keys."""

SPLIT |= {
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": 9,
}
