import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.fsdp_step import State, init, step

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_equal,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
    place,
)

HANDED_OUT = "858a78b5edcd9cef"

INIT, STEP = "init(params, mesh)", "step(state, x, y, rate, mesh)"
SCALE = 32  # sums of some products of numbers of about 1


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_params(rng, features, hidden, outputs):
    shapes = {"w1": (features, hidden), "b1": (hidden,), "w2": (hidden, outputs), "b2": (outputs,)}
    return {name: draw(rng, *shape) / np.float32(2) for name, shape in shapes.items()}


def draw_problem(rng, features, hidden, outputs, batch):
    """Draws params, a velocity, examples and their answers."""
    sizes = features, hidden, outputs
    return (*(draw_params(rng, *sizes) for _ in range(2)), draw(rng, batch, features), draw(rng, batch, outputs))


def draw_rate(rng):
    return np.float32(rng.uniform(0.02, 0.05))


def by_rows(tree, devices):
    return jax.tree.map(lambda array: place(array, "devices", devices=devices), tree)


def step_oracle(params, velocity, x, y, rate):
    p = {name: array.astype(np.float64) for name, array in params.items()}
    before = x.astype(np.float64) @ p["w1"] + p["b1"]
    hidden = np.maximum(before, 0)
    error = hidden @ p["w2"] + p["b2"] - y
    outputs = 2 * error / error.size
    units = (before > 0) * (outputs @ p["w2"].T)
    gradient = {"w1": x.T @ units, "b1": units.sum(axis=0), "w2": hidden.T @ outputs, "b2": outputs.sum(axis=0)}
    velocity = {name: 0.9 * velocity[name] + gradient[name] for name in p}
    return {name: p[name] - float(rate) * velocity[name] for name in p}, velocity, np.mean(error**2)


def draw_step(rng, devices, *sizes):
    """Draws the arguments of `step_on(devices)`, and what is right for them."""
    problem, rate = draw_problem(rng, *sizes), draw_rate(rng)
    return (*by_rows(problem, devices), rate), step_oracle(*problem, rate)


def like(params, state):
    """Takes a state apart. Raises an error, if its dicts are not like the params."""
    return [jax.tree.map(lambda _, array: array, params, tree) for tree in (state.params, state.velocity)]


def step_on(devices):
    def fn(params, velocity, x, y, rate):
        state, loss = step(State(params, velocity), x, y, rate, cpu_mesh(devices=devices))
        return *like(params, state), loss

    return fn


def init_on(devices, params):
    """Returns a program that starts a training, outside of `jax.jit`, and multiplies all of its state."""

    def fn(factor):
        with jax.ensure_compile_time_eval():
            state = init(params, cpu_mesh(devices=devices))
        return jax.tree.map(lambda array: array * factor, like(params, state))

    return fn


def cut(devices, *trees):
    return jax.tree.map(lambda _: Placement(("devices",), (("devices", devices),)), trees)


def devices_after(params):
    """Says how many devices hold each of the params after a call."""
    init(params, cpu_mesh())
    return [len(devices) for devices in layout_of(params)]


@points(4)
def test_init(rng):
    """init keeps the params, starts with velocities of 0, and cuts all of them by rows"""
    for devices in (8, int(rng.choice([2, 4]))):
        params = draw_params(rng, 2 * devices, 3 * devices, devices)
        expected = params, jax.tree.map(np.zeros_like, params)

        def started(params=params, devices=devices):
            return init(jax.tree.map(jnp.asarray, params), cpu_mesh(devices=devices))

        called, why = (
            f"{INIT}, on {devices} devices",
            "the velocity is as large as the params, so it is cut as they are",
        )
        got = observe(lambda params=params, started=started: like(params, started()))
        assert_close(got, list(expected), called=called, ulps=0)
        layouts = observe(lambda params=params, started=started: layout_of(like(params, started())))
        assert_placed(layouts, expected, cut(devices, *expected), called=called, why=why)

        def draw_call(devices=devices, expected=expected):
            factor = np.float32(rng.uniform(1, 2))
            args = (place(factor, devices=devices),)
            return args, jax.tree.map(lambda array: array.astype(np.float64) * factor, expected)

        many = f"each array of {INIT} times a number"
        assert_sharded(init_on(devices, params), draw_call, cut(devices, *expected), called=many, why=why)
    assert_pure(lambda params: init(params, cpu_mesh()), draw_params(rng, 8, 16, 8), called=INIT)
    kept = "a call changes no argument, and the dict `params` is one"
    params = jax.tree.map(jnp.asarray, draw_params(rng, 8, 16, 8))
    assert_equal(
        observe(lambda: devices_after(params)),
        [1] * 4,
        called=f"devices of each array of params after {INIT}",
        why=kept,
    )


@points(5)
def test_step(rng):
    """step agrees with one device, on meshes of different sizes"""
    for devices, sizes in ((8, (8, 16, 8, 8)), (2, (4, 2, 6, 10))):
        called = f"{STEP}, on {devices} devices"
        assert_program(
            step_on(devices), lambda n=devices, sizes=sizes: draw_step(rng, n, *sizes), called=called, scale=SCALE
        )
    args, _ = draw_step(rng, 4, 4, 8, 4, 8)
    # Not traced: JAX's search for leaks finds one in its own `jax.grad` of a `jax.shard_map`.
    assert_pure(step_on(4), *args, called=STEP)


@points(3)
def test_scan(rng):
    """many steps in a scan agree with one device"""
    devices, steps = 4, int(rng.integers(20, 30))

    def draw_call():
        (params, velocity, x, y), rate, losses = draw_problem(rng, 4, 8, 4, 8), draw_rate(rng), []
        args = *by_rows((params, velocity, x, y), devices), rate
        for _ in range(steps):
            params, velocity, loss = step_oracle(params, velocity, x, y, rate)
            losses.append(loss)
        return args, (params, velocity, np.array(losses))

    def train(params, velocity, x, y, rate):
        mesh = cpu_mesh(devices=devices)
        state, losses = jax.lax.scan(
            lambda state, _: step(state, x, y, rate, mesh), State(params, velocity), length=steps
        )
        return *like(params, state), losses

    called = f"jax.lax.scan(lambda state, _: step(state, x, y, rate, mesh), state, length={steps})"
    assert_program(train, draw_call, called=called, scale=SCALE)


@points(4)
def test_layout(rng):
    """step leaves on each device its own part of params and velocity, and the whole loss"""
    devices = int(rng.choice([4, 8]))
    params = draw_params(rng, devices, 2 * devices, devices)
    placements = *cut(devices, params, params), Placement((), (("devices", devices),))

    def draw_call():
        return draw_step(rng, devices, devices, 2 * devices, devices, 2 * devices)

    assert_sharded(step_on(devices), draw_call, placements, called=STEP, scale=SCALE)


@points(4)
def test_what_travels(rng):
    """params are gathered once, gradients are added once, and nothing else travels"""
    sizes = features, hidden, outputs, _ = 16, 24, 8, 64
    count = features * hidden + hidden + hidden * outputs + outputs
    assert_collectives(
        step_on(8),
        lambda: draw_step(rng, 8, *sizes),
        {"all-gather": count, "all-reduce": count + 1, "reduce-scatter": count + 1},
        called=STEP,
        why=f"the params are {count} numbers",
        scale=SCALE,
    )
