"""each number of the sum was counted, but broadcasting only repeats the numbers that were drawn."""

ONE_KEY |= {
    "jnp.zeros((4, 3)) + uniform(key, (4, 1))": 12,
}
