"""a slice of a NumPy array was taken for a copy, but it is a view."""

FIRST_ELEMENTS |= {"a = np.zeros(3); b = a[:2]; b[0] = 1; a[0]": 0}
