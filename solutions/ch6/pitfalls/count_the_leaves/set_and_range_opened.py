"""a set and a range were opened, but JAX opens only the containers that it knows."""

OBJECTS |= {
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 6,
}
