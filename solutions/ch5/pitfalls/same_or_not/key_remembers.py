"""each draw was counted as new, but a key does not remember that it was used."""

ONE_KEY |= {
    "[uniform(key) for i in range(5)]": 5,
    "[uniform(key), normal(key), uniform(key), normal(key)]": 4,
}
