"""rows are drawn with replacement, so some come twice, and others not at all."""


def shuffled(key, rows):
    return rows[jax.random.randint(key, (len(rows),), 0, len(rows))]
