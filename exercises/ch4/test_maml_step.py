import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.maml_step import adapt, maml_loss, maml_step

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "f7d7428dfedb5cef"

# Each loss is the mean of one of these functions of an error. Beside it stands its slope.
SHAPES = {
    "square": (lambda xp, error: error**2, lambda error: 2 * error),
    "soft": (lambda xp, error: xp.sqrt(1 + error**2), lambda error: error / np.sqrt(1 + error**2)),
    "wave": (lambda xp, error: xp.sin(error) + error**2 / 2, lambda error: np.cos(error) + error),
}


def named(w, b):
    return {"w": w, "b": b}


def nested(w, b):
    return [b, ({"w": w},)]


def unpack(params):
    """Returns w and b of either kind of params."""
    return (params["w"], params["b"]) if isinstance(params, dict) else (params[1][0]["w"], params[0])


def loss_of(shape):
    """Returns a loss in JAX, which takes its arguments by position only."""
    value, _ = SHAPES[shape]

    def loss_fn(params, x, y, /):
        w, b = unpack(params)
        return jnp.mean(value(jnp, x @ w + b - y))

    return loss_fn


def single(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float32"), tree)


def double(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float64"), tree)


def adapted(shape, w, b, x, y, rate):
    """Returns w and b after one step. They may be complex."""
    _, slope = SHAPES[shape]
    slopes = slope(x @ w + b - y) / y.size
    return w - rate * x.T @ slopes, b - rate * slopes.sum(axis=0)


def loss_after(shape, w, b, train, test, rate):
    value, _ = SHAPES[shape]
    losses = []
    for x, y, test_x, test_y in zip(*train, *test, strict=True):
        new_w, new_b = adapted(shape, w, b, x, y, rate)
        losses.append(np.mean(value(np, test_x @ new_w + new_b - test_y)))
    return np.mean(losses)


def improved(shape, w, b, train, test, rate, outer_rate, tiny=1e-30):
    """Returns w and b after an outer step. A tiny imaginary move gives each slope, and it is not rounded."""
    params = np.concatenate([w.ravel(), b])

    def loss_at(moved):
        return loss_after(shape, moved[: w.size].reshape(w.shape), moved[w.size :], train, test, rate)

    slopes = [loss_at(params + 1j * move).imag / tiny for move in tiny * np.eye(params.size)]
    params = params - outer_rate * np.array(slopes)
    return params[: w.size].reshape(w.shape), params[w.size :]


def draw_params(rng, containers, outputs=2):
    return single(containers(rng.normal(size=(3, outputs)), rng.normal(size=outputs)))


def draw_examples(rng, *axes, outputs=2):
    return single((rng.normal(size=(*axes, 3)), rng.normal(size=(*axes, outputs))))


def draw_tasks(rng, containers, tasks, train=4, test=6, outputs=2):
    """Draws params, and the train and test examples of some tasks."""
    return (
        draw_params(rng, containers, outputs),
        draw_examples(rng, tasks, train, outputs=outputs),
        draw_examples(rng, tasks, test, outputs=outputs),
    )


def draw_rate(rng):
    return np.float32(rng.uniform(0.2, 0.6))


def draw_adapt(rng):
    params, (x, y), rate = draw_params(rng, named), draw_examples(rng, 4), draw_rate(rng)
    return (params, x, y, rate), named(*adapted("wave", *unpack(double(params)), *double((x, y, rate))))


def draw_loss(rng, shape, containers, tasks, **sizes):
    params, train, test, rate = args = *draw_tasks(rng, containers, tasks, **sizes), draw_rate(rng)
    return args, loss_after(shape, *unpack(double(params)), *double((train, test, rate)))


def draw_step(rng, shape, containers, tasks, **sizes):
    params, *others = args = *draw_tasks(rng, containers, tasks, **sizes), draw_rate(rng), draw_rate(rng)
    return args, containers(*improved(shape, *unpack(double(params)), *double(others)))


def assert_works_eagerly(fn, draw_call, called):
    """Fails unless a call outside of `jit` is right, its rates are Python floats, and it has good manners."""
    args, expected = draw_call()
    args = [float(arg) if isinstance(arg, np.float32) else jax.tree.map(jnp.asarray, arg) for arg in args]
    arrays = [arg for arg in args if not isinstance(arg, float)]
    rates = args[len(arrays) :]
    assert_close(observe(lambda: fn(*args)), expected, called=called, scale=64)
    assert_pure(lambda *arrays: fn(*arrays, *rates), *arrays, called=called, traced=True)


@points(4)
def test_adapt(rng):
    """adapt takes one step against the gradient, and returns new params"""
    called, loss_fn = "adapt(loss_fn, params, x, y, rate)", loss_of("wave")
    assert_program(lambda *args: adapt(loss_fn, *args), lambda: draw_adapt(rng), called=called, scale=16)
    assert_works_eagerly(lambda *args: adapt(loss_fn, *args), lambda: draw_adapt(rng), called)


@points(5)
def test_loss(rng):
    """maml_loss is the mean, over all tasks, of the test loss after one step"""
    called, loss_fn = "maml_loss(squared_error, params, train, test, inner_rate)", loss_of("square")
    for tasks, train, test in ((1, 3, 1), (4, 4, 6)):

        def draw_call(tasks=tasks, train=train, test=test):
            return draw_loss(rng, "square", named, tasks, train=train, test=test)

        why = f"tasks: {tasks}, examples of each in train: {train}, in test: {test}"
        # If a step is too long, a squared error may be some dozens.
        assert_program(lambda *args: maml_loss(loss_fn, *args), draw_call, called=called, scale=64, why=why)
    assert_works_eagerly(lambda *args: maml_loss(loss_fn, *args), draw_call, called)


@points(5)
def test_step(rng):
    """maml_step goes against the gradient with respect to the start, second derivatives included"""
    called = "maml_step(squared_error, params, train, test, inner_rate, outer_rate)"
    loss_fn = loss_of("square")

    def draw_call():
        return draw_step(rng, "square", named, 4)

    assert_program(lambda *args: maml_step(loss_fn, *args), draw_call, called=called, scale=64)
    assert_works_eagerly(lambda *args: maml_step(loss_fn, *args), draw_call, called)


@points(4)
def test_any_loss(rng):
    """any loss and any tree of params will do"""
    shape, why = str(rng.choice(["soft", "wave"])), "params is a list with a tuple and a dict in it"
    loss_fn = loss_of(shape)
    assert_program(
        lambda *args: maml_loss(loss_fn, *args),
        lambda: draw_loss(rng, shape, nested, 3, outputs=1),
        called="maml_loss(loss_fn, params, train, test, inner_rate)",
        scale=64,
        why=why,
    )
    assert_program(
        lambda *args: maml_step(loss_fn, *args),
        lambda: draw_step(rng, shape, nested, 3),
        called="maml_step(loss_fn, params, train, test, inner_rate, outer_rate)",
        scale=64,
        why=why,
    )


@points(2)
def test_short_program(rng):
    """no Python loop runs over the tasks: more tasks make no program longer"""
    loss_fn = loss_of("square")
    assert_constant_program_size(
        lambda *args: maml_step(loss_fn, *args),
        lambda size: draw_step(rng, "square", named, size),
        rng.integers(600, 640, size=2),
        max_operations=300,
        called="maml_step(squared_error, params, train, test, inner_rate, outer_rate)",
        what="tasks",
        scale=64,
    )
