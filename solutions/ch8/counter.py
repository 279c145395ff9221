"""Count visitors by functions that take a state and return the next one.

Lesson: exercises/ch8/README.md#counter

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Somebody stands at the door of a museum and counts. The state of the counter is a NamedTuple, `Visitors`. In all three
functions:

- Both fields of each state are int32 scalars, as JAX arrays. They have no weak type. So the type of a state never
  changes, and the steps of a jitted `step` share one trace.
- The functions work inside `jax.jit` too, and keep nothing from one call to the next.
- No number is so large that int32 overflows.

You may write more functions of your own.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    """The state of the counter.

    Attributes:
        inside: how many people are inside now. It is never negative.
        most: the most people who were inside at once, up to now. It is at least `inside`.

    Checks:
        - step returns the state after the change, and if it is a record
        - step changes no state, and keeps nothing between calls
        - run takes all steps in their order, and a second run may go on from there
        - no Python loop runs over the steps: more steps make no program longer
    """

    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    """Starts a counter.

    Args:
        inside: how many people are inside already, a Python int or an int32 scalar, at least 0.

    Returns:
        The first state. These people are the most up to now.

    Example:
        >>> print(init(7).inside, init(7).most)
        7 7

    Checks:
        - init starts a counter, with two int32 scalars
        - a jitted step is traced once for all steps of a run
    """
    # A Python int has a weak type, and so does `jnp.asarray(inside)`. The first step would make an int32 array of it,
    # and a jitted step would be traced a second time.
    start = jnp.asarray(inside, "int32")
    return Visitors(inside=start, most=start)


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    """Counts people who come or go.

    - `change` is added to the people inside. If the sum is negative, somebody was not counted when they came. Then 0
      people are inside, and nothing else is corrected: 6 people and a change of -9 give 0.
    - It is a record if more people are inside after the change than ever before. As many as before are no record.

    Args:
        state: the state before the change.
        change: how many people come. If it is negative, they go. An int32 scalar.

    Returns:
        A plain tuple: the state after the change, and True for a record, as a scalar.

    Example:
        >>> state, record = step(init(7), jnp.int32(3))
        >>> print(state.inside, state.most, record)
        10 10 True
        >>> state, record = step(state, jnp.int32(-4))
        >>> print(state.inside, state.most, record)
        6 10 False

    Checks:
        - step returns the state after the change, and if it is a record
        - step changes no state, and keeps nothing between calls
        - a jitted step is traced once for all steps of a run
    """
    inside = jnp.maximum(state.inside + change, 0)
    # Compare with the old record. The new one is at least `inside`, so nothing is above it.
    record = inside > state.most
    return Visitors(inside=inside, most=jnp.maximum(state.most, inside)), record


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    """Counts a whole day: one step for each change, in their order.

    No Python loop runs over the steps. A traced call has at most 50 operations, however many steps there are.

    Args:
        state: the state before the first change. It may be any state, not only a first one.
        changes: at least one change, int32.

    Returns:
        A plain tuple: the state after the last change, and for each step if it was a record.

    Example:
        >>> state, records = run(init(7), jnp.array([3, -4, -9, 11, 0]))
        >>> print(state.inside, state.most, records)
        11 11 [ True False False  True False]

    Checks:
        - run takes all steps in their order, and a second run may go on from there
        - no Python loop runs over the steps: more steps make no program longer
    """
    # `step` has the form that a scan wants: state and input in, state and output out.
    return jax.lax.scan(step, state, changes)
