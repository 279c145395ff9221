"""the learning rate is so large that each step goes too far, and the loss grows without end."""

_LEARNING_RATE = 0.5
