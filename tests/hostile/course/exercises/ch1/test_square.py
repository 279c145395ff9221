import numpy as np
from exercises.ch1.square import square

from grader import points, program
from grader.checks import assert_close


@points(2)
def test_program(rng):
    """The program squares inputs that the code never saw"""
    x = rng.normal(size=8).astype("float32")
    (got,) = program(lambda v: square(v), np.zeros(8, "float32")).call(x)
    assert_close(got, np.square(x, dtype="float64"), called="square(x)", x=x)


@points(1)
def test_cost(rng):
    """One multiplication for each element"""
    flops = program(lambda v: square(v), np.zeros(8, "float32")).flops
    assert 1 <= flops <= 16, f"square(x) costs {flops:g} operations for 8 elements"
