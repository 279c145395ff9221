"""the learning rate is so small that 300 steps do not reach the lowest loss."""

_LEARNING_RATE = 0.01
