"""Build a network that tells two moons apart, with its params in a nested tree.

Lesson: exercises/ch6/README.md#two_moons

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch6.two_moons`. It trains your network, prints how often it is right, and
draws the border that it found.

In all four functions:

- `params` is a list of layers, at least one. Each layer is a dict with the weights `"w"`, of shape (inputs, outputs),
  and the biases `"b"`, of shape (outputs,). The last layer has one output.
- `x` holds at least one example. `labels` holds 0 or 1 for each of them, int32. All other arrays are float32, and all
  numbers are finite.
- In the checks, no number is exactly 0 before a relu, so its slope there does not matter.
- The functions work inside `jax.jit` and `jax.lax.scan` too. `sizes` is always a tuple of Python ints. `rate` and
  `decay` are Python floats or float32 scalar arrays, at least 0.

One check trains a network of the sizes (2, 16, 16, 1) inside a `jax.lax.scan`. It takes 1,000 steps on 400 points, with
the rate 0.5 and the decay 0.001. Then it counts how many of 1,000 new points have the right label.

You may write more functions of your own.
"""

import itertools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    """Makes the layers of a network, with random weights and zero biases.

    - The weights of a layer are normal numbers. Their mean is 0, and their standard deviation is sqrt(2 / inputs).
    - They are not truncated, so a few are far from 0.
    - All weights are independent, and another key gives other weights.
    - Each layer has a key of its own. How you make these keys is up to you.

    Args:
        key: a typed key.
        sizes: how many numbers go into the first layer, and how many come out of each layer. There are at least two,
            and the last one is 1.

    Returns:
        The params, with one layer fewer than there are sizes.

    Example:
        >>> params = init(jax.random.key(0), (2, 16, 1))
        >>> jax.tree.map(jnp.shape, params)
        [{'b': (16,), 'w': (2, 16)}, {'b': (1,), 'w': (16, 1)}]

    Checks:
        - init makes independent normal weights of the right size, and zero biases
        - after 1,000 steps, the network is right for 97 % of new points
    """
    return [
        {"w": jnp.sqrt(2 / inputs) * jax.random.normal(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for key, (inputs, outputs) in zip(jax.random.split(key, len(sizes) - 1), itertools.pairwise(sizes), strict=True)
    ]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    """Computes one number for each example, its *logit*. If it is above 0, the network says 1.

    Each layer computes `x @ w + b`, and passes it to the next one. On the way, relu sets negative numbers to 0. The
    last layer has no relu.

    Args:
        params: the layers.
        x: a batch of examples.

    Returns:
        The logits.

    Example:
        >>> hidden = {"w": jnp.array([[1.0, -1.0]]), "b": jnp.zeros(2)}
        >>> last = {"w": jnp.array([[2.0], [5.0]]), "b": jnp.array([-1.0])}
        >>> forward([hidden, last], jnp.array([[3.0], [-3.0]])).tolist()
        [5.0, 14.0]

    Checks:
        - forward sends a batch through any number of layers, with relu between them
        - after 1,000 steps, the network is right for 97 % of new points
    """
    *hidden, last = params
    for layer in hidden:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return (x @ last["w"] + last["b"])[:, 0]


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    """Computes the mean logistic loss of a batch: log(1 + exp(logit)) - label * logit.

    The loss and its gradient are right for logits up to 10,000 and down to -10,000 too. For losses
    below 1, an absolute error of 1e-6 is fine.

    They are also right for a logit of exactly 0. There the loss is log(2), and its slope in the logit is 0.5 - label.

    Args:
        params: the layers.
        x: a batch of examples.
        labels: what is right for them.

    Returns:
        The mean over the batch, a scalar.

    Example:
        >>> params = [{"w": jnp.array([[1.0]]), "b": jnp.array([0.0])}]
        >>> x = jnp.array([[0.0], [2.0], [1000.0]])
        >>> print(f"{loss(params, x, jnp.array([0, 1, 1])):.4f}")
        0.2734

    Checks:
        - loss and its gradient are right, for huge logits and for 0 too
    """
    logits = forward(params, x)
    # softplus is log(1 + exp(logit)), without the exp of a huge number.
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    """Takes one step of gradient descent, in which weights decay and biases do not.

    - w becomes w - rate * (gradient + decay * w).
    - b becomes b - rate * gradient.

    `jax.jit(step)` is at least 3 times as fast as the same step without jit. This is checked with the sizes (2, 4, 1)
    and 8 examples. Your `step` may be jitted already, but need not be.

    Args:
        params: the layers before the step.
        x: a batch of examples.
        labels: what is right for them.
        rate: the learning rate.
        decay: how strongly weights are pulled to 0.

    Returns:
        New params, with the same containers, keys, shapes and dtypes.

    Example:
        >>> params = [{"w": jnp.array([[1.0]]), "b": jnp.array([1.0])}]
        >>> stepped = step(params, jnp.array([[-1.0]]), jnp.array([1]), 1.0, 0.25)
        >>> print(stepped[0]["w"].tolist(), stepped[0]["b"].tolist())
        [[0.25]] [1.5]

    Checks:
        - step goes against the gradient, weights decay, and biases do not
        - after 1,000 steps, the network is right for 97 % of new points
        - jax.jit(step) is at least 3 times as fast as the same step without jit
    """
    slopes = jax.grad(loss)(params, x, labels)

    def move(path, leaf, slope):
        # The last key of a path is the name of the leaf in its layer.
        return leaf - rate * (slope + decay * leaf if path[-1].key == "w" else slope)

    return jax.tree.map_with_path(move, params, slopes)


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
