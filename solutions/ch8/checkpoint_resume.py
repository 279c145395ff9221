"""Build a training that can stop after any step, be saved to a file, and go on as if it had never stopped.

Lesson: exercises/ch8/README.md#checkpoint_resume

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch8.checkpoint_resume`. It stops your training, resumes it from a file,
and draws both parts of the run on one that was not interrupted.

In all functions:

- `params` is a list of layers, at least one. Each layer is a dict with the weights `"w"`, of shape (inputs, outputs),
  and the biases `"b"`, of shape (outputs,). The last layer has one output.
- The two keys come in any order. A result may have them in another order.
- `velocity` has the containers and shapes of `params`.
- `key` is one typed key of JAX's default kind, as `jax.random.key` makes it.
- `step` is an int32 scalar array: the number of steps that were taken, at most 10,000.
- `x` and `y` are all examples, at least 16, and always the same number of them in one run.
- All other arrays are float32, and all numbers are finite.

You may write more functions of your own.
"""

from typing import BinaryIO, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int32, Key

Params = list[dict[str, Float[Array, "..."]]]

BATCH = 16


class State(NamedTuple):
    """Holds all that the next step needs, apart from the examples.

    Checks:
        - step goes along the velocity, at a rate that falls, and returns the loss
        - save and load change no bit of a state, and nothing is pickled
        - load takes the numbers from the file, and only the containers from like
    """

    params: Params
    velocity: Params
    key: Key[Array, ""]
    step: Int32[Array, ""]


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    """Computes the mean squared error of a network, with tanh between its layers.

    This function is done. Leave it as it is, and call it in `step`.

    Args:
        params: the layers, from the first to the last.
        x: a batch of examples.
        y: the number that is right for each of them.

    Returns:
        The mean over the batch, a scalar.

    Example:
        >>> params = [{"w": jnp.array([[2.0]]), "b": jnp.array([1.0])}]
        >>> print(loss(params, jnp.array([[0.0], [1.0]]), jnp.array([1.0, 0.0])))
        4.5
    """
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return jnp.mean((x @ last["w"] + last["b"] - y[:, None]) ** 2)


def start(params: Params, key: Key[Array, ""]) -> State:
    """Makes the state before the first step.

    Args:
        params: the layers to start from.
        key: the key of this run. All batches are drawn from it.

    Returns:
        A state with these params and this key. The velocity is zero everywhere, and so is the step.

    Example:
        >>> state = start([{"w": jnp.ones((1, 1)), "b": jnp.ones(1)}], jax.random.key(0))
        >>> print(state.velocity, state.step, state.step.dtype)
        [{'b': Array([0.], dtype=float32), 'w': Array([[0.]], dtype=float32)}] 0 int32

    Checks:
        - start has the given params and key, no velocity, and step 0
        - each step draws a batch of its own, in which each example is equally likely
        - save and load change no bit of a state, and nothing is pickled
        - load takes the numbers from the file, and only the containers from like
        - 3 steps, a file and 4 more steps give the same bits as 7 steps
    """
    # Not a Python 0: a state goes through `jax.jit` and `jax.lax.scan`, and they give back an int32 array.
    return State(params, jax.tree.map(jnp.zeros_like, params), key, jnp.zeros((), "int32"))


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    """Draws a batch, and takes one step of gradient descent with momentum.

    - The batch has 16 of the examples, drawn at random. Each example is equally likely. You may draw with replacement
      or without: both are right.
    - The batches of all steps are independent, and so are those of different keys. So there are no epochs here.
    - The key of the new state may be another one or the old one. But its next batch is drawn anew.
    - `gradient` is the gradient of `loss` for the batch. In these lines, `step` is the one of the old state:

          rate = 0.1 / (1 + step / 100)
          velocity = 0.9 * velocity + gradient
          params = params - rate * velocity          with the new velocity
          step = step + 1

    - It works inside `jax.jit` and `jax.lax.scan` too. Then `x` and `y` are tracers, and so is the whole state.
    - Everything depends on the arguments only. So two calls of `jax.jit(step)` with equal arguments return the same
      bits.

    Args:
        state: the state before the step.
        x: all examples.
        y: the number that is right for each of them.

    Returns:
        The state after the step, with the same containers, shapes and dtypes, and the loss of the batch before
        the step.

    Example:
        >>> state = start([{"w": jnp.zeros((1, 1)), "b": jnp.zeros(1)}], jax.random.key(0))
        >>> state, before = step(state, jnp.ones((20, 1)), jnp.full(20, 2.0))
        >>> print(before, state.velocity[0]["b"], state.step)
        4.0 [-4.] 1
        >>> print(f"{state.params[0]['w'][0, 0]:.4f}")
        0.4000

    Checks:
        - step goes along the velocity, at a rate that falls, and returns the loss
        - each step draws a batch of its own, in which each example is equally likely
        - 3 steps, a file and 4 more steps give the same bits as 7 steps
    """
    # `key` is not used for anything but this split. One half goes on in the state.
    key, batch_key = jax.random.split(state.key)
    rows = jax.random.randint(batch_key, (BATCH,), 0, len(x))
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity, key, state.step + 1), before


def save(state: State, file: BinaryIO) -> None:
    """Writes a state to a file.

    - The file has NumPy's `.npz` format, and holds arrays of numbers only. `np.load(file)` reads every array in it,
      without `allow_pickle=True`. Their names, their order and their number are up to you.
    - Nothing is kept outside of the file: `load` can read it in another process.
    - It is called outside of `jax.jit`.

    Args:
        state: a state of `start`, `step` or `load`, or one that was made of arrays by hand.
        file: a binary file that is open for writing, such as `io.BytesIO()` or `open("run.npz", "wb")`. NumPy's
            functions take it as it is. It is not closed here.

    Example:
        >>> import io
        >>> file = io.BytesIO()
        >>> save(start([{"w": jnp.ones((2, 1)), "b": jnp.ones(1)}], jax.random.key(0)), file)
        >>> file.seek(0)
        0
        >>> print({array.dtype.kind for array in np.load(file).values()} <= {"f", "i", "u"})
        True

    Checks:
        - save and load change no bit of a state, and nothing is pickled
        - load takes the numbers from the file, and only the containers from like
        - 3 steps, a file and 4 more steps give the same bits as 7 steps
    """
    # NumPy does not know typed keys, but it can hold their bits. The tree keeps its structure: a leaf for a leaf.
    bits = state._replace(key=jax.random.key_data(state.key))
    np.savez(file, *jax.tree.leaves(bits))


def load(file: BinaryIO, like: State) -> State:
    """Reads a state that `save` wrote.

    - Every bit is as it was saved, and so are all shapes and dtypes. The key is a typed key again.
    - It is called outside of `jax.jit`.

    Args:
        file: a binary file that is open for reading, at its beginning. It is not closed here.
        like: a state with the same containers and shapes, such as a new one of `start`. All its numbers and its key
            may be others than those in the file.

    Returns:
        The state of the file. All its leaves are JAX arrays.

    Example:
        >>> import io
        >>> file = io.BytesIO()
        >>> fresh = start([{"w": jnp.ones((2, 1)), "b": jnp.ones(1)}], jax.random.key(0))
        >>> save(fresh._replace(step=jnp.int32(70), key=jax.random.key(5)), file)
        >>> file.seek(0)
        0
        >>> loaded = load(file, fresh)
        >>> print(loaded.step, loaded.key == jax.random.key(5))
        70 True

    Checks:
        - save and load change no bit of a state, and nothing is pickled
        - load takes the numbers from the file, and only the containers from like
        - 3 steps, a file and 4 more steps give the same bits as 7 steps
    """
    structure = jax.tree.structure(like)
    with np.load(file) as saved:
        # By number. The order of the names as texts would put arr_10 before arr_2.
        leaves = [jnp.asarray(saved[f"arr_{number}"]) for number in range(structure.num_leaves)]
    bits = jax.tree.unflatten(structure, leaves)
    return bits._replace(key=jax.random.wrap_key_data(bits.key))


if __name__ == "__main__":
    from exercises.ch8.pictures.checkpoint_resume import show

    show(start, step, save, load)
