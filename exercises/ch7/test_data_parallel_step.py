import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.data_parallel_step import place, step
from jax.sharding import PartitionSpec as P

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
)
from grader.checks import place as on_mesh

HANDED_OUT = "d91c0dbcab0604ec"

SCALE = 32  # squares of a few numbers of about 1 are added
STEP = "step(params, x, y, rate, mesh)"


def draw_problem(rng, devices, local, features=3):
    """Draws params, examples and their answers. The devices have quite different examples."""
    params = {"w": rng.normal(size=features).astype("float32"), "b": np.float32(rng.normal())}
    x = rng.normal(size=(devices * local, features)) + 0.5 * np.repeat(rng.normal(size=(devices, 1)), local, axis=0)
    y = rng.normal(size=devices * local) + np.repeat(np.arange(devices), local) / devices
    return params, x.astype("float32"), y.astype("float32")


def spread(params, x, y, devices):
    """Says where the arguments of `step` lie."""
    params = {name: on_mesh(array, devices=devices) for name, array in params.items()}
    return params, on_mesh(x, "devices", devices=devices), on_mesh(y, "devices", devices=devices)


def put(placed):
    return jax.tree.map(lambda one: one.on_devices, placed)


def draw_rate(rng):
    return np.float32(rng.uniform(0.02, 0.06))


def step_oracle(params, x, y, rate):
    x, y, rate = np.float64(x), np.float64(y), np.float64(rate)
    error = x @ params["w"] + params["b"] - y
    w, b = params["w"] - rate * 2 * x.T @ error / len(y), params["b"] - rate * 2 * error.mean()
    return {"w": w, "b": b}, (error**2).mean()


def draw_step(rng, devices, local):
    problem, rate = draw_problem(rng, devices, local), draw_rate(rng)
    return (*spread(*problem, devices), rate), step_oracle(*problem, rate)


def copies_and_parts(devices):
    axes = (("devices", devices),)
    return Placement((), axes), Placement(("devices",), axes)


def of_each_device(tree, mesh):
    """Stacks what each device holds of arrays that should be the same everywhere."""
    stack = jax.shard_map(
        lambda tree: jax.tree.map(lambda leaf: leaf[None], tree), mesh=mesh, in_specs=P(), out_specs=P("devices")
    )
    return stack(tree)


@points(4)
def test_place(rng):
    """place puts the whole params on every device, and its own examples on each"""
    called = "place(params, x, y, mesh)"
    for devices in (8, int(rng.integers(2, 8))):
        copies, parts = copies_and_parts(devices)
        placements = {"w": copies, "b": copies}, parts, parts
        problem = draw_problem(rng, devices, local=2)
        got = observe(lambda p=problem, n=devices: place(*jax.tree.map(jnp.asarray, p), cpu_mesh(devices=n)))
        assert_close(got, problem, called=called)
        layouts = observe(lambda p=problem, n=devices: layout_of(place(*p, cpu_mesh(devices=n))))
        assert_placed(layouts, problem, placements, called=called)

        def draw_call(devices=devices):
            problem = draw_problem(rng, devices, local=3)
            return problem, problem

        def fn(*args, devices=devices):
            return place(*args, cpu_mesh(devices=devices))

        assert_sharded(fn, draw_call, placements, called=f"{called}, inside jax.jit")
    problem = jax.tree.map(jnp.asarray, draw_problem(rng, 8, local=2))
    assert_pure(lambda *args: place(*args, cpu_mesh()), *problem, called=called, traced=True)


@points(5)
def test_step(rng):
    """step gives the params and the loss of one device with the whole batch"""
    given = *draw_problem(rng, 8, local=3), draw_rate(rng)
    expected = step_oracle(*given), given

    def eager():
        *problem, rate = given
        args = *put(spread(*problem, 8)), jnp.asarray(rate)
        return step(*args, cpu_mesh()), args

    why = "the last four are the arguments, which stay as they were"
    assert_close(observe(eager), expected, called=f"{STEP}, params, x, y, rate", scale=SCALE, why=why)
    for devices, local in ((8, 1), (int(rng.integers(3, 8)), 2)):
        assert_program(
            lambda *args, devices=devices: step(*args, cpu_mesh(devices=devices)),
            lambda devices=devices, local=local: draw_step(rng, devices, local),
            called=f"{STEP}, {devices} devices with {local} each",
            scale=SCALE,
        )

    params, x, y, rate = given
    assert_pure(lambda *args: step(*args, cpu_mesh()), *spread(params, x, y, 8), rate, called=STEP, traced=True)


@points(4)
def test_same_everywhere(rng):
    """all devices end with the same params and the same loss"""
    devices = int(rng.integers(3, 9))
    copies, _ = copies_and_parts(devices)

    def draw_call(each=False):
        args, (params, loss) = draw_step(rng, devices, local=2)
        expected = jax.tree.map(lambda leaf: np.stack([leaf] * devices) if each else leaf, (params, loss))
        return args, expected

    def fn(*args):
        return step(*args, cpu_mesh(devices=devices))

    assert_program(
        lambda *args: of_each_device(fn(*args), cpu_mesh(devices=devices)),
        lambda: draw_call(each=True),
        called=f"what each device holds of {STEP}",
        scale=SCALE,
        why="the first axis is that of the devices",
    )
    assert_sharded(fn, draw_call, ({"w": copies, "b": copies}, copies), called=STEP, scale=SCALE)


@points(4)
def test_what_travels(rng):
    """each device works on its own examples, and only sums and means travel"""
    features, rate = int(rng.integers(4, 9)), float(draw_rate(rng))

    def draw_call():
        problem = draw_problem(rng, 8, features, features)
        return spread(*problem, 8), step_oracle(*problem, rate)

    assert_collectives(
        lambda *args: step(*args, rate, cpu_mesh()),
        draw_call,
        {"all-reduce": features + 2},
        called=STEP,
        why=f"there are {features} features, and each device has {features} examples",
        scale=SCALE,
    )


@points(3)
def test_scan(rng):
    """50 steps in a scan agree with one device"""
    devices = int(rng.integers(3, 9))

    def draw_call():
        problem, rate, losses = draw_problem(rng, devices, local=4), draw_rate(rng), []
        params, x, y = problem
        for _ in range(50):
            params, loss = step_oracle(params, x, y, rate)
            losses.append(loss)
        return (*spread(*problem, devices), rate), (params, np.array(losses))

    def train(params, x, y, rate):
        mesh = cpu_mesh(devices=devices)
        return jax.lax.scan(lambda params, _: step(params, x, y, rate, mesh), params, length=50)

    called = "jax.lax.scan(lambda params, _: step(params, x, y, rate, mesh), params, length=50)"
    assert_program(train, draw_call, called=called, scale=SCALE)
