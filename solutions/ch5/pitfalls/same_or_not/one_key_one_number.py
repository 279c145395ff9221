"""a uniform and a normal number from one key were expected to be equal, but only their ranks are."""

ONE_KEY |= {
    "[uniform(key), normal(key), uniform(key), normal(key)]": 1,
}
