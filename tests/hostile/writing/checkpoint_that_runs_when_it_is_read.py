"""Saves a pickle that writes a file wherever it is read.

The bytes go through the judge, who does not read them. Only the submission's own `load` does, in its worker. There is
no such folder as the one that the file would go to.
Stands in for: exercises/ch1/saved.py.
Earns: at most 0 points.
"""

import os
import pickle


class Note:
    def __reduce__(self):
        return os.system, ("echo read > /tmp/jax101-hostile-checkpoint; echo read > jax101-hostile-checkpoint",)


def save(x, file):
    file.write(pickle.dumps(Note()))


def load(file):
    return pickle.load(file)
