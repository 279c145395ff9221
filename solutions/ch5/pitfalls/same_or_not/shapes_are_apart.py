"""two shapes were expected to give numbers of their own, and today the smaller one gives the first of the larger one."""

ONE_KEY |= {
    "[uniform(key, (3,)), uniform(key, (5,))]": 8,
    "[uniform(key, (4, 2)), uniform(key, (8,))]": 16,
}
