import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.tensor_parallel_mlp import forward, gradient, place

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
)
from grader.checks import place as on_mesh

HANDED_OUT = "40d839bc1c74a847"

SPECS = {"w_up": (None, "devices"), "b_up": ("devices",), "w_down": ("devices", None), "b_down": ()}
PLACE, FORWARD, GRADIENT = "place(params, mesh)", "forward(params, x, mesh)", "gradient(params, x, y, mesh)"
SCALE = 32  # sums of some products of numbers of about 1


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_params(rng, features, hidden, outputs):
    shapes = {"w_up": (features, hidden), "b_up": (hidden,), "w_down": (hidden, outputs), "b_down": (outputs,)}
    return {name: draw(rng, *shape) for name, shape in shapes.items()}


def draw_sizes(rng, devices):
    """Draws batch, features, hidden and outputs."""
    batch, features, outputs = rng.integers(2, 6, size=3).tolist()
    return batch, features, devices * int(rng.integers(1, 4)), outputs


def spread(params, devices):
    """Says where the params of `forward` lie."""
    return {name: on_mesh(params[name], *spec, devices=devices) for name, spec in SPECS.items()}


def everywhere(array, devices):
    return on_mesh(array, devices=devices)


def placements(devices):
    return {name: Placement(spec, (("devices", devices),)) for name, spec in SPECS.items()}


def forward_oracle(params, x):
    p = {name: array.astype(np.float64) for name, array in params.items()}
    return np.maximum(x @ p["w_up"] + p["b_up"], 0) @ p["w_down"] + p["b_down"]


def gradient_oracle(params, x, y):
    before = x.astype(np.float64) @ params["w_up"] + params["b_up"]
    hidden = np.maximum(before, 0)
    outputs = 2 * (forward_oracle(params, x) - y) / y.size
    units = (before > 0) * (outputs @ params["w_down"].T)
    return {
        "w_up": x.T @ units,
        "b_up": units.sum(axis=0),
        "w_down": hidden.T @ outputs,
        "b_down": outputs.sum(axis=0),
    }


def draw_forward(rng, devices, batch, features, hidden, outputs):
    params, x = draw_params(rng, features, hidden, outputs), draw(rng, batch, features)
    return (spread(params, devices), everywhere(x, devices)), forward_oracle(params, x)


def draw_gradient(rng, devices, batch, features, hidden, outputs):
    params, x, y = draw_params(rng, features, hidden, outputs), draw(rng, batch, features), draw(rng, batch, outputs)
    args = spread(params, devices), everywhere(x, devices), everywhere(y, devices)
    return args, gradient_oracle(params, x, y)


def forward_on(devices):
    return lambda params, x: forward(params, x, cpu_mesh(devices=devices))


def gradient_on(devices):
    def fn(params, x, y):
        slopes = gradient(params, x, y, cpu_mesh(devices=devices))
        return jax.tree.map(lambda _, slope: slope, params, slopes)  # an error, if it is not a dict like params

    return fn


def devices_after(params):
    """Says how many devices hold each of the params after a call."""
    place(params, cpu_mesh())
    return [len(devices) for devices in layout_of(params)]


@points(3)
def test_place(rng):
    """place gives each device its own hidden units, and all of b_down"""
    for devices in (8, int(rng.choice([2, 4]))):

        def fn(params, devices=devices):
            return place(params, cpu_mesh(devices=devices))

        def draw_call(devices=devices):
            params = draw_params(rng, 3, 2 * devices, 4)
            return (params,), params

        _, params = draw_call()
        got = observe(lambda params=params, fn=fn: fn(jax.tree.map(jnp.asarray, params)))
        assert_close(got, params, called=PLACE, ulps=0)
        layouts = observe(lambda params=params, fn=fn: layout_of(fn(params)))
        why = "a hidden unit has a column of w_up, an element of b_up and a row of w_down"
        assert_sharded(fn, draw_call, placements(devices), called=f"{PLACE}, inside jax.jit", why=why, ulps=0)
        assert_placed(layouts, params, placements(devices), called=PLACE, why=why)
    params = jax.tree.map(jnp.asarray, draw_params(rng, 3, 16, 4))
    assert_pure(lambda params: place(params, cpu_mesh()), params, called=PLACE, traced=True)
    kept = "a call changes no argument, and the dict `params` is one"
    assert_equal(
        observe(lambda: devices_after(params)), [1] * 4, called=f"devices of each argument after {PLACE}", why=kept
    )


@points(3)
def test_forward(rng):
    """forward agrees with one device, on meshes of different sizes"""
    for devices in (8, 2, 4):
        sizes = draw_sizes(rng, devices)
        called = f"{FORWARD}, on {devices} devices"
        assert_program(
            forward_on(devices), lambda n=devices, sizes=sizes: draw_forward(rng, n, *sizes), called=called, scale=SCALE
        )
    args, _ = draw_forward(rng, 4, *draw_sizes(rng, 4))
    assert_pure(forward_on(4), *args, called=FORWARD, traced=True)


@points(3)
def test_one_sum(rng):
    """forward gives all devices the outputs, and needs one sum for it"""
    batch, features, hidden, outputs = 8, 24, 64, 3

    def draw_call():
        return draw_forward(rng, 8, batch, features, hidden, outputs)

    why = "a device adds up its own hidden units for itself, and only the outputs are sums over all of them"
    allowed = {"all-reduce": batch * outputs}
    assert_collectives(forward_on(8), draw_call, allowed, called=FORWARD, why=why, scale=SCALE)
    assert_sharded(forward_on(8), draw_call, Placement((), (("devices", 8),)), called=FORWARD, scale=SCALE)


@points(3)
def test_gradient(rng):
    """gradient agrees with one device"""
    for devices in (8, 2):
        sizes = draw_sizes(rng, devices)
        called = f"{GRADIENT}, on {devices} devices"
        assert_program(
            gradient_on(devices),
            lambda n=devices, sizes=sizes: draw_gradient(rng, n, *sizes),
            called=called,
            scale=SCALE,
        )
    args, _ = draw_gradient(rng, 4, *draw_sizes(rng, 4))
    # Not traced: JAX's search for leaks finds one in its own `jax.grad` of a `jax.shard_map`.
    assert_pure(gradient_on(4), *args, called=GRADIENT)


@points(3)
def test_own_slopes(rng):
    """gradient stays where the params are, and needs one sum, that of forward"""
    batch, features, hidden, outputs = 8, 24, 64, 3

    def draw_call():
        return draw_gradient(rng, 8, batch, features, hidden, outputs)

    why = "with the slopes of all outputs, a device finds those of its own hidden units for itself"
    assert_sharded(gradient_on(8), draw_call, placements(8), called=GRADIENT, why=why, scale=SCALE)
    allowed = {"all-reduce": batch * outputs}
    assert_collectives(gradient_on(8), draw_call, allowed, called=GRADIENT, why=why, scale=SCALE)
