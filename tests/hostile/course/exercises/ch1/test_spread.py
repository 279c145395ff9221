import numpy as np
from exercises.ch1.spread import spread

from grader import points
from grader.checks import Placement, assert_collectives, assert_sharded, cpu_mesh, place


def draw_call(rng):
    x = rng.normal(size=(8, 16)).astype("float32")
    return (place(x.ravel(), "devices"),), np.float64(x).sum(axis=0)


@points(2)
def test_sharded(rng):
    """Each device holds its share of the sum"""
    parts = Placement(("devices",), (("devices", 8),))
    assert_sharded(lambda x: spread(x, cpu_mesh()), lambda: draw_call(rng), parts, called="spread(x, mesh)", scale=8)


@points(1)
def test_exchange(rng):
    """No device gets more than its share"""
    allowed = {"reduce-scatter": 2}
    assert_collectives(
        lambda x: spread(x, cpu_mesh()), lambda: draw_call(rng), allowed, called="spread(x, mesh)", scale=8
    )
