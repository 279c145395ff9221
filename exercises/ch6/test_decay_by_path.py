import dataclasses
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.decay_by_path import decay_by_path, decay_mask

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "53b9c7a585fdc6bf"


class Dense(NamedTuple):
    w: object
    b: object


def normed(scale, b):
    """Makes an object of a class that JAX knows. A class of its own is registered where this runs."""

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Norm:
        scale: object
        b: object

    return Norm(scale, b)


def draw_params(rng, mask, axes=None):
    """Draws an array for each True or False of a mask. None of its numbers is near 0."""
    lengths = rng.integers(1, 4, size=2)

    def draw(_):
        shape = lengths[: rng.integers(3) if axes is None else axes]
        return np.asarray(rng.uniform(1, 10, size=shape) * rng.choice([-1, 1], size=shape), "float32")

    return jax.tree.map(draw, mask)


def draw_skip(rng, names):
    return tuple(rng.choice(names, size=2, replace=False).tolist())


def mask_of_names(names, skip):
    """Makes the right mask of a tree of dicts, in which these are the names of leaves."""
    layer = {name: name not in skip for name in names}
    return {"first": layer, "rest": [{"deep": layer}, None]}


def call(skips):
    """Writes the call of decay_mask. Without a skip, it is the default."""
    return f"decay_mask({', '.join(['params', *map(str, skips)])})"


def marked(params, skips):
    """Doubles the leaves that decay, and triples all others."""
    return jax.tree.map(lambda leaf, decays: 2 * leaf if decays else 3 * leaf, params, decay_mask(params, *skips))


def marked_oracle(params, mask):
    return jax.tree.map(lambda leaf, decays: (2.0 if decays else 3.0) * leaf.astype(np.float64), params, mask)


def decay_oracle(params, rate, mask):
    factors = jax.tree.map(lambda decays: 1 - float(rate) if decays else 1.0, mask)
    return jax.tree.map(lambda leaf, factor: factor * leaf.astype(np.float64), params, factors)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def assert_masks(rng, cases, axes=None):
    """Compares decay_mask with the right masks. Each case has a mask, and the arguments after params."""
    for mask, *skips in cases:
        params = on_device(draw_params(rng, mask, axes))
        got = observe(lambda params=params, skips=skips: decay_mask(params, *skips))
        assert_close(got, mask, called=call(skips))

    def all_marked(all_params):
        return [marked(params, skips) for params, (_, *skips) in zip(all_params, all_skips, strict=True)]

    all_skips, masks = [(None, *skips) for _, *skips in cases], [mask for mask, *_ in cases]

    def draw_call():
        all_params = draw_params(rng, masks, axes)
        return (all_params,), marked_oracle(all_params, masks)

    assert_program(all_marked, draw_call, called="2 * leaf if decays else 3 * leaf, by decay_mask(params, skip)")


@points(3)
def test_names(rng):
    """decay_mask is False for leaves with a name in skip, and True for all others"""
    names = ["w", "b", "scale", "bb", "embedding", f"name {rng.integers(10**6)}"]
    skips = [(), ("another name",), draw_skip(rng, names), draw_skip(rng, names)]
    cases = [(mask_of_names(names, skip), skip) for skip in skips]
    assert_masks(rng, [(mask_of_names(names, ("b",)),), *cases])
    params = on_device(draw_params(rng, {"w": True, "b": False}))
    assert_pure(lambda params: decay_mask(params), params, called="decay_mask(params)", traced=True)


@points(3)
def test_last_step(rng):
    """only the last step of a path counts, not the shape and not the position"""
    towers = {"a": {"b": False, "w": True}, "b": {"a": True, "b": False, "c": {"w": True}}}
    turned = {"a": {"b": True, "w": False}, "b": {"a": True, "b": True, "c": {"w": False}}}
    cases = [
        (towers,),
        (turned, ("w", "c")),
        ({"a": True, "b": False, "c": True},),
        ({"b": False, "c": True, "d": [{"b": False}, {"c": True}]},),
        ({"B": True, "a/b": True, "a.b": True, "['b']": True, ".b": True, "b/a": True},),
        ({"a/b": False, "b": True, "a": True}, ("a/b",)),
    ]
    for axes in (0, 2):
        assert_masks(rng, cases, axes)


@points(2)
def test_fields(rng):
    """fields of NamedTuples and dataclasses have names too"""
    cases = [
        (Dense(True, False),),
        (Dense(False, True), ("w", "scale")),
        ({"b": [Dense(True, False), Dense(Dense(True, False), {"w": True, "b": False})]},),
        ((Dense(None, {"w": False, "b": True}), Dense(False, True)), ("w",)),
    ]
    assert_masks(rng, cases)

    def in_norms(fn, scale, inner_scale, inner_b):
        outer = fn({"b": normed(scale, normed(inner_scale, inner_b))})["b"]
        return {"['b'].scale": outer.scale, "['b'].b.scale": outer.b.scale, "['b'].b.b": outer.b.b}

    for skips, truths in ((), [True, True, False]), ((("scale", "w"),), [False, False, True]):
        mask = dict(zip(["['b'].scale", "['b'].b.scale", "['b'].b.b"], truths, strict=True))
        called = f"{call(skips)}, params with registered dataclasses"
        leaves = on_device(draw_params(rng, truths))

        def find_mask(leaves=leaves, skips=skips):
            return in_norms(lambda params: decay_mask(params, *skips), *leaves)

        def find_marked(*leaves, skips=skips):
            return in_norms(lambda params: marked(params, skips), *leaves)

        def draw_call(mask=mask):
            arrays = draw_params(rng, mask)
            return tuple(arrays[path] for path in mask), marked_oracle(arrays, mask)

        assert_close(observe(find_mask), mask, called=called)
        assert_program(find_marked, draw_call, called=f"2 * leaf if decays else 3 * leaf, by {called}")


@points(2)
def test_no_name(rng):
    """a leaf decays if it has no name: in a list, in a tuple, or alone"""
    cases = [
        (True,),
        ([True, True], ("b", "w")),
        ({"b": [True, True], "w": {"b": (True, [True])}},),
        (Dense([True], (True, {"b": False})),),
        (((True,), [{"b": [True]}, True]), ("w", "b")),
    ]
    assert_masks(rng, cases)


@points(3)
def test_decay(rng):
    """decay_by_path shrinks the leaves that decay, and no others"""
    names = ["w", "b", "scale", "bb", f"name {rng.integers(10**6)}"]
    drawn, other = draw_skip(rng, names[1:]), draw_skip(rng, ["w", "bb", "scale"])
    masks = [mask_of_names(names, skip) for skip in (("b",), (), ("w",), drawn, other)]
    all_skips = [(), ((),), (("w",),), (drawn,), (other,)]
    for mask, skips in zip(masks, all_skips, strict=True):
        params, rate = draw_params(rng, mask), round(rng.uniform(0.1, 0.9), 3)
        expected = decay_oracle(params, rate, mask)
        called = f"decay_by_path({', '.join(['params', str(rate), *map(str, skips)])})"
        params = on_device(params)
        got = observe(lambda params=params, rate=rate, skips=skips: decay_by_path(params, rate, *skips))
        assert_close(got, expected, called=called, scale=10)
    params = on_device(draw_params(rng, {"w": True, "b": False}))
    assert_pure(lambda *args: decay_by_path(*args), params, rate, called="decay_by_path(params, rate)", traced=True)

    def all_decayed(all_params, rates):
        together = zip(all_params, rates, all_skips, strict=True)
        return [decay_by_path(params, rate, *skips) for params, rate, skips in together]

    def draw_call():
        all_params, rates = draw_params(rng, masks), rng.uniform(0.1, 0.9, size=len(masks)).astype("float32")
        rates[2:4] = 0, 1
        together = zip(all_params, rates, masks, strict=True)
        return (all_params, rates), [decay_oracle(*one) for one in together]

    assert_program(all_decayed, draw_call, called="decay_by_path(params, rate, skip)", scale=10)


@points(2)
def test_jit(rng):
    """decay_by_path works inside jax.jit, and keeps the containers"""
    skip = draw_skip(rng, ["w", "b", "scale"])
    w, b, scale = (name not in skip for name in ("w", "b", "scale"))
    mask = [
        Dense({"b": b, "scale": scale}, None),
        (True, {}, [{"w": w}]),
        {"layers": (), "w": [True], "scale": [True], "b": Dense(w, b)},
    ]
    called = f"jax.jit(lambda params, rate: decay_by_path(params, rate, skip={skip}))(params, rate)"

    def decayed(params, rate):
        return jax.jit(lambda params, rate: decay_by_path(params, rate, skip=skip))(params, rate)

    def lost(params, rate):
        new = decayed([params, normed(params[0], params[2])], rate)
        return jax.tree.map(jnp.subtract, [params, new[1].b], [new[0], params[2]])

    def draw_call():
        params, rate = draw_params(rng, mask), np.float32(rng.uniform(0.1, 0.9))
        return (params, rate), decay_oracle(params, rate, mask)

    def draw_losses():
        (params, rate), new = draw_call()
        losses = jax.tree.map(lambda old, new: old - new, params, new)
        return (params, rate), [losses, jax.tree.map(lambda loss: -loss, losses[2])]

    (params, rate), expected = draw_call()
    params, rate = on_device((params, rate))
    assert_close(observe(lambda: decayed(params, rate)), expected, called=called, scale=10)
    assert_program(decayed, draw_call, called=called, scale=10)
    called = "jax.tree.map(jnp.subtract, params, decay_by_path(params, rate, skip)), inside jax.jit"
    assert_program(lost, draw_losses, called=called, scale=10)
