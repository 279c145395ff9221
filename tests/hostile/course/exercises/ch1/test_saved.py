import io

import numpy as np
from exercises.ch1.saved import load, save

from grader import observe, points
from grader.checks import assert_close


def file_of(x):
    file = io.BytesIO()
    save(x, file)
    return np.frombuffer(file.getvalue(), "uint8")


def loaded(data):
    return load(io.BytesIO(data.tobytes()))


@points(2)
def test_round_trip(rng):
    """A file gives back the array that was saved"""
    x = rng.normal(size=5).astype("float32")
    data = np.asarray(observe(lambda: file_of(x)))
    assert_close(observe(lambda: loaded(data)), x, called="load(file)", ulps=0)
