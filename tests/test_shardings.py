"""Shardings and collectives: what lies where, and what travels, in process and in a clean worker."""

import math
import re
import sys

import cloudpickle
import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

from grader import program
from grader.boundary import activate, observe
from grader.boundary.exported import _collectives, _everywhere
from grader.boundary.in_process import InProcess
from grader.boundary.isolated import Isolated
from grader.checks import (
    Placement,
    assert_collectives,
    assert_placed,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
    place,
)
from grader.errors import CheckFailed, MachineError
from grader.messages import render_facts
from grader.protocol.stand_ins import StubFile
from grader.sandbox.fork_server import Limits

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the worker cannot import the tests

ROWS = Placement(("devices",), (("devices", 8),))
COPIES = Placement((), (("devices", 8),))


@pytest.fixture(params=["in process", "isolated"])
def boundary(request):
    if request.param == "in process":
        boundary = InProcess({})
    else:
        stub = StubFile("exercises.ch1.empty", "empty.py", "empty.py", b"", {})
        boundary = Isolated(request.getfixturevalue("server"), stub, Limits())
    with activate(boundary), boundary:
        boundary.begin_check()
        yield boundary


@pytest.fixture
def in_process():
    with activate(InProcess({})):
        yield


def fails(assertion, *args, **kwargs):
    with pytest.raises(CheckFailed) as failure:
        assertion(*args, called="f(x)", **kwargs)
    facts = [*failure.value.facts, ("looks like", failure.value.symptom)]
    return re.sub(" +", " ", render_facts(facts, width=100))


def on_each(fn, out_specs=None):
    specs = {"in_specs": P("devices"), "out_specs": P("devices") if out_specs is None else out_specs}
    return lambda x: jax.shard_map(fn, mesh=cpu_mesh(), **specs)(x)


def put(x, /, *spec, **axes):
    return jax.device_put(x, NamedSharding(cpu_mesh(**axes), P(*spec)))


def draw_rows(rows=16):
    x = np.random.default_rng().normal(size=(rows, 3)).astype("float32")
    return (place(x, "devices"),), 2 * x


def gathered(shard):
    return jax.lax.all_gather(shard, "devices", tiled=True, to="invarying")


def test_a_program_tells_what_its_devices_exchange_and_hold(boundary):
    (x,), _ = draw_rows()
    shares = program(
        on_each(lambda shard: jax.lax.psum_scatter(shard.T @ shard @ jnp.ones((3, 8)), "devices", scatter_dimension=1)),
        x,
    )
    assert shares.collectives == [("reduce-scatter", 3)]
    whole = program(on_each(gathered, P()), x)
    assert whole.collectives == [("all-gather", 48)]
    assert whole.layout == [[[[0, 16], [0, 3]]] * 8]
    np.testing.assert_array_equal(whole.call(x)[0], x.array)
    turned = program(lambda x: put(x.T, None, ("x", "y"), x=4, y=2), x.array)
    assert turned.collectives == []
    assert turned.layout == [[[[0, 3], [2 * i, 2 * i + 2]] for i in range(8)]]
    assert len(program(lambda x: x + 1, x.array).layout[0]) == 1


def test_a_loop_and_two_sums_are_read_as_they_are_compiled(boundary):
    def loop(shard):
        ring = [(i, (i + 1) % 8) for i in range(8)]
        return jax.lax.fori_loop(0, 5, lambda _, part: jax.lax.ppermute(part, "devices", ring), shard)

    (x,), _ = draw_rows()
    assert program(on_each(loop), x).collectives == [("collective-permute", 6)]
    sums = program(on_each(lambda shard: jax.lax.psum((shard, shard.sum()), "devices"), P()), x).collectives
    assert {kind for kind, _ in sums} == {"all-reduce"}
    assert sum(elements for _, elements in sums) == 7


def test_what_is_gathered_behind_the_back_of_a_student_is_found(boundary):
    def roll(x):  # no function of jax.lax is called: XLA adds what it needs
        everywhere = jax.device_put(x, NamedSharding(cpu_mesh(), P()))
        return put(jnp.roll(everywhere, 1, axis=0), "devices")

    (x,), _ = draw_rows()
    assert "all-gather" in dict(program(roll, x).collectives)


def test_a_program_cannot_say_that_its_arguments_were_everywhere(boundary):
    """The judge places the arguments, whatever the program was exported for."""

    class Lies:
        """Traced for an argument that each device holds already."""

        def __call__(self, x):
            return put(jnp.roll(x, 1, axis=0), "devices")

    (x,), _ = draw_rows()
    lying = program(Lies(), place(x.array))
    assert lying.collectives == []
    placed = type(lying)(lying._exported, {"operations": {}, "largest": ()}, (x.placement,))
    assert "all-gather" in dict(placed.collectives)


def test_assert_sharded_rejects_what_lies_elsewhere(boundary):
    assert_sharded(on_each(lambda shard: 2 * shard), draw_rows, ROWS, called="f(x)")
    said = fails(assert_sharded, on_each(lambda shard: 2 * gathered(shard), P()), draw_rows, ROWS)
    assert "expected device 0 holds [0:2, 0:3] of shape (16, 3)" in said
    assert "got device 0 holds [0:16, 0:3]" in said
    assert "on 8 of 8 devices" in said
    assert "nothing is cut" in said
    said = fails(assert_sharded, on_each(lambda shard: 2 * shard), draw_rows, COPIES)
    assert "each device should hold all of it" in said
    assert "48 of 48 elements" in fails(assert_sharded, on_each(lambda shard: 3 * shard), draw_rows, ROWS)


def test_assert_placed_says_how_a_placement_is_wrong(in_process):
    x = np.ones((16, 8), "float32")
    tiles = Placement(("x", "y"), (("x", 4), ("y", 2)))

    def said(got, placement=tiles):
        return fails(assert_placed, layout_of({"a": got}), {"a": x}, {"a": placement})

    assert_placed(layout_of([put(x, "x", "y", x=4, y=2)]), [x], [tiles], called="f(x)")
    assert "at ['a']\n" in said(put(x, "y", "x", x=4, y=2))
    assert "another axis of the array is cut" in said(put(x, None, ("x", "y"), x=4, y=2), ROWS)
    swapped = Placement((("y", "x"),), tiles.axes)
    assert "the parts are right, and they lie on other devices" in said(put(x, ("x", "y"), x=4, y=2), swapped)
    assert "one on 1 device" in said(jnp.asarray(x))
    assert "one on 4 devices" in said(put(x, "devices", devices=4))
    for wrong in (np.ones(3), "text"):
        assert "one on 0 devices" in said(wrong)
    for hostile in (None, [], [None], [[[0]]], [[["a", "b"]] * 8], {"a": 1}, [[[[0, 1.5], [0, 3]]] * 8]):
        assert "f(x)" in fails(assert_placed, hostile, [x], [tiles])


def test_assert_collectives_rejects_what_nobody_asked_for(boundary):
    def draw_call(rows=64):
        x = np.random.default_rng().normal(size=rows).astype("float32")
        return (place(x, "devices"),), np.roll(x, 1)

    def ring(shard):
        before = jax.lax.ppermute(shard[-1:], "devices", [(i, (i + 1) % 8) for i in range(8)])
        return jnp.concatenate([before, shard[:-1]])

    def gathers(shard):
        start = shard.size * jax.lax.axis_index("devices")
        return jax.lax.dynamic_slice_in_dim(jnp.roll(gathered(shard), 1), start, shard.size)

    allowed = {"collective-permute": 1}
    assert_collectives(on_each(ring), draw_call, allowed, called="f(x)")
    said = fails(assert_collectives, on_each(gathers), draw_call, allowed)
    assert "expected for each device, at most 1 number from `ppermute`" in said
    assert "got 64 numbers from `all_gather`" in said
    assert "the devices exchange more than they need, as by `all_gather`" in said
    said = fails(assert_collectives, on_each(lambda shard: ring(shard) + 0 * ring(shard * 2)), draw_call, allowed)
    assert "2 numbers from `ppermute`" in said
    assert "nothing from others" in fails(assert_collectives, on_each(ring), draw_call, {})
    assert "64 elements" in fails(assert_collectives, on_each(lambda shard: shard), draw_call, allowed)


def test_eager_calls_place_their_arguments(boundary):
    (x,), expected = draw_rows()
    got = observe(lambda: on_each(lambda shard: 2 * shard)(x.on_devices))
    np.testing.assert_array_equal(got, expected)
    assert observe(lambda: layout_of(x.on_devices))[0][3] == [[6, 8], [0, 3]]


def test_too_few_devices_are_told_in_one_sentence(in_process):
    with pytest.raises(MachineError, match=re.escape("expected 64 CPU devices, found 8: JAX had started before")):
        cpu_mesh(devices=64)


def test_no_kind_of_collective_is_overlooked():
    """In compiled text, as XLA prints it. Not all of them can be compiled for a CPU."""
    kinds = ("all-to-all", "ragged-all-to-all", "collective-broadcast", "all-gather-start", "send", "recv")
    text = "".join(f'  %x.{i} = f32[4,2]{{1,0}} {kind}(%p), metadata={{op_name="f"}}\n' for i, kind in enumerate(kinds))
    text += "  ROOT %y = (f32[3]{0}, f32[]) all-reduce(%a, %b), to_apply=%add\n  %z = f32[9] add(%all-gather, %send)\n"
    expected = [[kind.removesuffix("-start"), 8] for kind in kinds]
    assert _collectives(text) == [*expected, ["all-reduce", 4]]


def test_assert_pure_takes_placed_arguments(boundary):
    told = []

    def tell(x):
        told.append(1)
        return jax.lax.psum(x, "devices")

    x = np.arange(16, dtype="float32")
    assert_pure(on_each(lambda x: jax.lax.psum(x, "devices"), P()), place(x, "devices"), called="f(x)", traced=True)
    with pytest.raises(CheckFailed, match="twice with equal arguments"):
        assert_pure(lambda x: on_each(tell, P())(x) + len(told), place(x, "devices"), called="f(x)")


@pytest.mark.parametrize("axes", [{"x": 2, "y": 4}, {"x": 4, "y": 2}, {"x": 2, "y": 2}, {"x": 8, "y": 1}])
def test_a_program_may_place_what_comes_from_nowhere(boundary, axes):
    def fn(x):
        mesh = cpu_mesh(**axes)
        automatic = jax.sharding.Mesh(mesh.devices, mesh.axis_names)
        return jax.jit(jnp.sin, out_shardings=NamedSharding(automatic, P("x", "y")))(x)

    x = np.arange(24 * 8, dtype="float32").reshape(24, 8)
    tiles = Placement(("x", "y"), tuple(axes.items()))
    assert_sharded(fn, lambda: ((x,), np.sin(np.float64(x))), tiles, called="f(x)")


@pytest.mark.parametrize("devices", [1, 2, 6, 8, 2**61 - 1])
def test_a_mesh_for_a_program_has_all_its_devices_and_is_found_at_once(devices):
    assert math.prod(length for _, length in _everywhere(devices).axes) == devices
    assert _everywhere(devices).axes
