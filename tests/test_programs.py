"""Forged programs, read and called in a clean worker: what calls out is found, whatever its text looks like."""

import os
import random
import sys

import cloudpickle
import jax
import numpy as np
import pytest
from fuzz.programs import Forged, custom_calls, forge, module, mutated, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import program
from grader.boundary import activate
from grader.boundary.custom_calls import ALLOWED_CUSTOM_CALLS
from grader.boundary.exported import read_program
from grader.boundary.in_process import InProcess
from grader.boundary.programs import export_program, shapes_of
from grader.protocol.wire import pickle_thunk

TYPE = "(tensor<8xf32>) -> tensor<8xf32>"
DECOY = 'call_target_name = "Sharding"'


@pytest.fixture(scope="module")
def forged(server):
    if server.tier == "none":
        assert not os.environ.get("CI")
        pytest.skip("forged programs are loaded in a sandbox or not at all")
    boundary = Forged(server)
    yield boundary
    boundary.close()


def read(forged, exported):
    forged.begin_check()
    return forged.run_program(exported, lambda: read_program(exported, ()))


CALLS_OUT = {
    "plain": module(f"%y = stablehlo.custom_call @evil(%x) : {TYPE}"),
    "in generic form": module(f'%y = "stablehlo.custom_call"(%x) <{{call_target_name = "evil"}}> : {TYPE}'),
    "of the typed interface": module(f"%y = stablehlo.custom_call @evil(%x) {{api_version = 4 : i32}} : {TYPE}"),
    "quotes in its name": module(f'%y = stablehlo.custom_call @"evil \\22Sharding\\22"(%x) : {TYPE}'),
    "a new line in its name": module(f'%y = stablehlo.custom_call @"Sharding\\0A"(%x) : {TYPE}'),
    "a NUL in its name": module(f'%y = stablehlo.custom_call @"Sharding\\00"(%x) : {TYPE}'),
    "a backslash in its name": module(f'%y = stablehlo.custom_call @"Sharding\\5C"(%x) : {TYPE}'),
    "a letter of another script": module(f'%y = stablehlo.custom_call @"Sharding\\C3\\A9"(%x) : {TYPE}'),
    "an allowed name in its configuration": module(f'%y = stablehlo.custom_call @evil(%x) {{backend_config = "@Sharding({DECOY.replace(chr(34), "")}"}} : {TYPE}'),
    "an allowed name in its attributes": module(f"%y = stablehlo.custom_call @evil(%x) {{mhlo.note = {{{DECOY}}}}} : {TYPE}"),
    "no name": module(f'%y = stablehlo.custom_call @""(%x) : {TYPE}'),
    "in a called function": module("%y = func.call @f(%x) : (tensor<8xf32>) -> tensor<8xf32>", f"func.func private @f(%v: tensor<8xf32>) -> tensor<8xf32> {{ %w = stablehlo.custom_call @evil(%v) : {TYPE}\nreturn %w : tensor<8xf32> }}"),
    "in a composite": module('%y = stablehlo.composite "chlo.erf" %x {decomposition = @f} : (tensor<8xf32>) -> tensor<8xf32>', f"func.func private @f(%v: tensor<8xf32>) -> tensor<8xf32> {{ %w = stablehlo.custom_call @evil(%v) : {TYPE}\nreturn %w : tensor<8xf32> }}"),
    "in a branch": module(f'%c = stablehlo.constant dense<0> : tensor<i32>\n%y = "stablehlo.case"(%c) ({{ %w = stablehlo.custom_call @evil(%x) : {TYPE}\nstablehlo.return %w : tensor<8xf32> }}) : (tensor<i32>) -> tensor<8xf32>'),
    "of another dialect": module(f'%y = "mhlo.custom_call"(%x) {{call_target_name = "evil"}} : {TYPE}'),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS_OUT)
def test_a_custom_call_is_refused(forged, name):
    verdict = forged.judge(forge(CALLS_OUT[name]))
    assert verdict.startswith("CheckFailed:")
    assert "a program that calls out to" in verdict


def call(name, types, options=""):
    """A module that makes a custom call of constants, for the sake of its form."""
    operands, _, results = types.partition(" -> ")
    makers = [f"%o{i} = stablehlo.constant dense<1> : {kind}" for i, kind in enumerate(operands.split(", "))]
    makers = [line.replace("dense<1>", "dense<1.0>") if "f32" in line else line for line in makers]
    names = ", ".join(f"%o{i}" for i in range(len(makers)))
    made = f"%r:{len(results.split(', '))} = stablehlo.custom_call @{name}({names}) {{mhlo.backend_config = {{{options}}}}}"
    return module(
        "\n".join([*makers, f"{made} : ({operands}) -> ({results})", "%y = stablehlo.add %x, %x : tensor<8xf32>"])
    )


SQUARE, TALL, WIDE = "tensor<4x4xf32>", "tensor<5x3xf32>", "tensor<3x5xf32>"
L, U, N = (f"{ord(letter)} : ui8" for letter in "LUN")
RIGHT_FORMS = {
    "potrf": call("lapack_spotrf_ffi", f"{SQUARE} -> {SQUARE}, tensor<i32>", f"uplo = {L}"),
    "getrf": call("lapack_sgetrf_ffi", f"{TALL} -> {TALL}, tensor<3xi32>, tensor<i32>"),
    "geqrf": call("lapack_sgeqrf_ffi", f"{WIDE} -> {WIDE}, tensor<3xf32>"),
    "orgqr": call("lapack_sorgqr_ffi", f"{TALL}, tensor<3xf32> -> {TALL}"),
    "syevd": call("lapack_ssyevd_ffi", f"{SQUARE} -> {SQUARE}, tensor<4xf32>, tensor<i32>", f"mode = {N}, uplo = {U}"),
    "trsm": call("lapack_strsm_ffi", f"{SQUARE}, tensor<4x2xf32> -> tensor<4x2xf32>", f"side = {L}, uplo = {L}, diag = {N}, trans_x = {N}"),
    "threefry": call("cu_threefry2x32_ffi", ", ".join(["tensor<4xui32>"] * 4) + " -> tensor<4xui32>, tensor<4xui32>"),
}  # fmt: skip
WRONG_FORMS = {
    "a factorization of no square": call("lapack_spotrf_ffi", f"{TALL} -> {TALL}, tensor<i32>", f"uplo = {L}"),
    "a result of another type": call("lapack_spotrf_ffi", f"{SQUARE} -> {SQUARE}, tensor<i8>", f"uplo = {L}"),
    "an option that nobody knows": call("lapack_spotrf_ffi", f"{SQUARE} -> {SQUARE}, tensor<i32>", "uplo = 200 : ui8"),
    "an option of another type": call("lapack_spotrf_ffi", f"{SQUARE} -> {SQUARE}, tensor<i32>", 'uplo = "L"'),
    "too few pivots": call("lapack_sgetrf_ffi", f"{TALL} -> {TALL}, tensor<1xi32>, tensor<i32>"),
    "a smaller result": call("lapack_sgetrf_ffi", f"{TALL} -> {WIDE}, tensor<3xi32>, tensor<i32>"),
    "a batch of fewer": call("lapack_sgetrf_ffi", "tensor<2x4x4xf32> -> tensor<1x4x4xf32>, tensor<1x4xi32>, tensor<1xi32>"),
    "more reflectors than columns": call("lapack_sorgqr_ffi", f"{TALL}, tensor<4xf32> -> {TALL}"),
    "more columns than rows": call("lapack_sorgqr_ffi", f"{WIDE}, tensor<3xf32> -> {WIDE}"),
    "the other side": call("lapack_strsm_ffi", f"{SQUARE}, tensor<2x4xf32> -> tensor<2x4xf32>", f"side = {L}"),
    "no side": call("lapack_strsm_ffi", f"{SQUARE}, tensor<4x2xf32> -> tensor<4x2xf32>"),
    "one operand too many": call("lapack_spotrf_ffi", f"{SQUARE}, {SQUARE} -> {SQUARE}, tensor<i32>", f"uplo = {L}"),
    "a scalar": call("lapack_spotrf_ffi", "tensor<f32> -> tensor<f32>, tensor<i32>"),
    "keys of other shapes": call("cu_threefry2x32_ffi", ", ".join(["tensor<4xui32>"] * 3) + ", tensor<2xui32> -> tensor<4xui32>, tensor<4xui32>"),
    "another array": call("Sharding", f"{SQUARE} -> {TALL}"),
}  # fmt: skip


def test_custom_calls_have_the_form_that_jax_gives_them(forged):
    for name, text in RIGHT_FORMS.items():
        assert read(forged, forge(text))["refused"] == [], name
    for name, text in WRONG_FORMS.items():
        assert len(read(forged, forge(text))["refused"]) == 1, name


HIDDEN = {
    "of another dialect, beside a decoy": module(f"%y = mhlo.custom_call @evil(%x) {{mhlo.note = {{{DECOY}}}}} : {TYPE}"),
    "without a name, beside a decoy": module(f'%z = stablehlo.add %x, %x {{{DECOY}}} : tensor<8xf32>\n%y = stablehlo.custom_call @""(%z) : {TYPE}'),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN)
def test_a_custom_call_behind_a_decoy_is_refused(forged, name):
    exported = forge(HIDDEN[name])
    forged.begin_check()
    assert not set(forged.run_program(exported, lambda: custom_calls(exported))) <= ALLOWED_CUSTOM_CALLS
    verdict = forged.judge(exported)
    assert "a program that calls out to" in verdict


def visits():
    """The number of times that a process has come here."""
    import builtins

    builtins.visits = getattr(builtins, "visits", 0) + 1
    return builtins.visits


cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the worker cannot import the tests


def test_a_program_shares_its_process_with_nothing(forged):
    first, second = seeds()[:2]
    forged.begin_check()
    assert [forged.run_trusted(visits), forged.run_trusted(visits)] == [1, 2]
    assert [forged.run_program(first, visits), forged.run_program(first, visits)] == [1, 2]
    assert forged.run_program(second, visits) == 1
    assert forged.run_program(first, visits) == 1
    forged.begin_check()
    assert forged.run_program(first, visits) == 1
    assert forged.run_trusted(visits) == 3


LOOKS_LIKE_A_CALL = {
    "a text": module('%y = stablehlo.add %x, %x {mhlo.note = "stablehlo.custom_call @evil("} : tensor<8xf32>'),
    "an attribute": module('%y = stablehlo.add %x, %x {call_target_name = "evil"} : tensor<8xf32>'),
    "a place": module('%y = stablehlo.add %x, %x : tensor<8xf32> loc("custom_call.py")'),
}


@pytest.mark.parametrize("name", LOOKS_LIKE_A_CALL)
def test_what_only_looks_like_a_custom_call_is_none(forged, name):
    assert read(forged, forge(LOOKS_LIKE_A_CALL[name])) == {"operations": {"add": 1}, "refused": [], "largest": (8,)}


def test_a_scope_that_is_named_like_a_custom_call_costs_nothing(forged):
    def honest(x):
        with jax.named_scope("custom_call"):
            return x + 1

    assert forged.judge(export_program(honest, shapes_of((np.ones(8, "float32"),)))) == "called"


def test_operations_in_texts_are_not_counted(forged):
    text = module('%y = stablehlo.add %x, %x {mhlo.note = "stablehlo.while"} : tensor<8xf32> loc("stablehlo.case")')
    assert read(forged, forge(text))["operations"] == {"add": 1}


def test_operations_of_other_dialects_do_not_go_uncounted(forged):
    assert "calls out to" in forged.judge(forge(module("%y = mhlo.add %x, %x : tensor<8xf32>")))


ODD = {
    "nothing": b"",
    "no bytecode": b"ML\xefR",
    "no text": "\xff".encode("latin-1") * 100,
    "a dialect that nobody knows": module(f'%y = "evil.custom_call"(%x) : {TYPE}'),
    "a function without a body": module(f"%y = func.call @f(%x) : {TYPE}", "func.func private @f(tensor<8xf32>) -> tensor<8xf32>"),
    "no main": "module {}",
    "two arguments": "module { func.func public @main(%x: tensor<8xf32>, %z: tensor<8xf32>) -> tensor<8xf32> { return %z : tensor<8xf32> } }",
    "a composite of itself": module(f'%y = stablehlo.composite "a.b" %x {{decomposition = @main}} : {TYPE}'),
    "a function that calls itself": module(f"%y = func.call @main(%x) : {TYPE}"),
    "a module that is nested deep": "module {" * 50_000 + "}" * 50_000,
    "more memory than there is": module('%b = stablehlo.broadcast_in_dim %x, dims = [0] : (tensor<8xf32>) -> tensor<8x999999999xf32>\n%s = "stablehlo.sort"(%b) <{dimension = 1 : i64}> ({ ^bb0(%p: tensor<f32>, %q: tensor<f32>): %l = stablehlo.compare LT, %p, %q : (tensor<f32>, tensor<f32>) -> tensor<i1>\nstablehlo.return %l : tensor<i1> }) : (tensor<8x999999999xf32>) -> tensor<8x999999999xf32>\n%c = stablehlo.slice %s [0:8, 7:8] : (tensor<8x999999999xf32>) -> tensor<8x1xf32>\n%y = stablehlo.reshape %c : (tensor<8x1xf32>) -> tensor<8xf32>'),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_module_costs_its_check_and_nothing_else(forged, name):
    assert forged.judge(forge(ODD[name])) != "called"
    assert forged.judge(seeds()[0]) == "called"


@pytest.mark.parametrize(
    "wait",
    [
        '%t = stablehlo.create_token : !stablehlo.token\n%r:2 = "stablehlo.infeed"(%t) : (!stablehlo.token) -> (tensor<8xf32>, !stablehlo.token)\n%y = stablehlo.add %r#0, %x : tensor<8xf32>',
        "%y = stablehlo.while(%v = %x) : tensor<8xf32> cond { %c = stablehlo.constant dense<true> : tensor<i1>\nstablehlo.return %c : tensor<i1> } do { %n = stablehlo.cosine %v : tensor<8xf32>\nstablehlo.return %n : tensor<8xf32> }",
    ],
    ids=["infeed", "while"],
)
def test_a_program_that_never_ends_costs_its_check(server, wait):
    if server.tier == "none":
        pytest.skip("forged programs are loaded in a sandbox or not at all")
    forged = Forged(server, seconds=3)
    try:
        assert "your code did not finish within 3 s" in forged.judge(forge(module(wait)))
    finally:
        forged.close()


def test_real_programs_are_read_and_called(forged):
    for exported in seeds():
        assert forged.hold(exported) == "called"


def test_a_custom_call_of_jax_is_not_refused(forged):
    exported = seeds()[3]
    assert forged.run_program(exported, lambda: custom_calls(exported)) == ["lapack_spotrf_ffi"]
    assert read(forged, exported)["refused"] == []
    assert read(forged, seeds()[0]) == {"operations": {"multiply": 1}, "refused": [], "largest": (8,)}


def test_both_boundaries_read_one_program_alike(forged):
    with activate(InProcess({})):
        here = program(lambda x: x * x, np.ones(8, "float32"))
        assert here.operations == read(forged, seeds()[0])["operations"]
        np.testing.assert_array_equal(here.call(np.full(8, 3, "float32"))[0], np.full(8, 9, "float32"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.integers(0, 3))
def test_a_mutated_program_gets_a_verdict(forged, seed, which):
    forged.hold(mutated(seeds()[which], random.Random(seed)))


def test_the_worker_that_exports_a_program_never_gets_its_numbers():
    class Watched(InProcess):
        def observe(self, thunk, *, record=True):
            self.sent = pickle_thunk(thunk)
            return super().observe(thunk, record=record)

    x = np.random.default_rng(0).normal(size=(2, 8)).astype("float32")
    with activate(Watched({})) as boundary:
        made = program(lambda tree: tree["w"] * 2, {"w": x})
    assert b"ShapeDtypeStruct" in boundary.sent
    assert x.tobytes() not in boundary.sent
    assert x[0].tobytes() not in boundary.sent
    with activate(boundary):
        np.testing.assert_array_equal(made.call({"w": x})[0], 2 * x)


def test_a_function_that_is_called_twice_counts_twice():
    step = jax.jit(lambda x: jax.numpy.sin(x) * 2)
    exported = export_program(lambda x: step(step(step(x))), (jax.ShapeDtypeStruct((3,), "float32"),))
    assert read_program(exported, ())["operations"]["sine"] == 3
