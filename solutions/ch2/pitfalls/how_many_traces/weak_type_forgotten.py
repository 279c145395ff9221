"""a NumPy scalar was taken to share the program of a Python number, which is weakly typed."""

ARGUMENTS |= {"f(1.0); f(np.float32(1.0))": 1}
