"""a list of numbers was taken for an array, but each number in a list is a leaf."""

CONTAINERS |= {
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 2,
}
PAIRS |= {
    "same([1.0, 1.0], jnp.ones(2))": True,
}
