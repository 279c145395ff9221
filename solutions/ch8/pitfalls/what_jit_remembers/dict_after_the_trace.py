"""the caller's dict was expected to change during the trace, but JAX hands in a new one."""

PYTHON |= {
    'tick(box), tick(box), box["n"]': (1, 1, 1),
}
