import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.dict_axes import map_some, run_ensemble

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure, assert_raises

HANDED_OUT = "f3716912bd4dc2f6"


def draw(rng, *shape):
    return np.asarray(rng.normal(size=shape), "float32")


def wide(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), tree)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def draw_ensemble(rng, members, features, classes):
    params, x = {"w": draw(rng, members, features, classes), "b": draw(rng, classes, members)}, draw(rng, features)
    exact = wide(params)
    return (params, x), np.einsum("f,mfc->mc", x.astype(np.float64), exact["w"]) + exact["b"].T


def draw_fn(rng):
    """Draws a function of two examples and of shared things, and its oracle for all examples."""
    wave, slope = ("sin", "cos", "arctan")[rng.integers(3)], float(rng.uniform(1, 2))

    def fn(params, one, /):
        total = one["left"] @ params["w"] + getattr(jnp, wave)(one["right"]) * params["b"]
        return jnp.sum(total * one["table"], axis=1) + slope

    def oracle(params, data, mapped):
        count = next(len(data[name]) for name in mapped)
        rows = []
        for i in range(count):
            left, right, table = (data[n][i] if n in mapped else data[n] for n in ("left", "right", "table"))
            total = left @ params["w"] + getattr(np, wave)(right) * params["b"]
            rows.append(np.sum(total * table, axis=1) + slope)
        return np.stack(rows)

    return fn, oracle


def draw_some(rng, mapped, size=4):
    """Draws params and data in which all axes have one length, so only `in_axes` can tell them apart."""
    params = {"w": draw(rng, size, size), "b": draw(rng, size)}
    ranks = {"left": 1, "right": 1, "table": 2}
    data = {name: draw(rng, *[size] * (rank + (name in mapped))) for name, rank in ranks.items()}
    return params, data


@points(3)
def test_ensemble(rng):
    """run_ensemble gives x @ w + b for each member"""
    called = "run_ensemble(params, x)"
    (params, x), expected = draw_ensemble(rng, 5, 3, 2)
    params, x = on_device(params), jnp.asarray(x)
    got = observe(lambda: run_ensemble(params, x))
    assert_close(got, expected, called=called, scale=8, w=params["w"], b=params["b"], x=x)
    same, one = (4, 4, 4), (1, 3, 2)
    for sizes, more in ((same, "all sizes 4"), (one, "one member"), ((3, 1, 1), "one feature and one class")):
        assert_program(
            lambda *args: run_ensemble(*args),
            lambda sizes=sizes: draw_ensemble(rng, *sizes),
            called=f"{called}, {more}",
            scale=8,
        )
    assert_pure(lambda *args: run_ensemble(*args), params, x, called=called, traced=True)


@points(4)
def test_some(rng):
    """map_some maps the entries that are named, and shares params and the other entries"""
    for mapped in (("left",), ["right", "left"], {"table"}, ("left", "right", "table")):
        fn, oracle = draw_fn(rng)

        def draw_call(mapped=mapped, oracle=oracle):
            params, data = draw_some(rng, mapped)
            return (params, data), oracle(wide(params), wide(data), mapped)

        (params, data), expected = draw_call()
        params, data = on_device(params), on_device(data)
        called = f"map_some(fn, params, data, {sorted(mapped)})"
        hint = "all axes have one length here, so nothing tells which one to map but the name"
        got = observe(lambda fn=fn, params=params, data=data, mapped=mapped: map_some(fn, params, data, mapped))
        assert_close(got, expected, called=called, scale=32, why=hint)
        assert_program(
            lambda params, data, fn=fn, mapped=mapped: map_some(fn, params, data, mapped),
            draw_call,
            called=called,
            scale=32,
            why=hint,
        )
    names = ("left", "right", "table")
    assert_pure(lambda params, data: map_some(fn, params, data, names), params, data, called=called, traced=True)


def nested(params, one, /):
    (slope,) = params
    image, label = one["pair"]
    return {"score": slope * jnp.sum(image) + jnp.sum(label["soft"]), "parts": [one["shift"] + label["soft"], image[0]]}


def draw_nested(rng, count=3):
    params = (draw(rng),)
    data = {"pair": (draw(rng, count, 2, 2), {"soft": draw(rng, count, 3)}), "shift": draw(rng, 3)}
    (slope,), exact = wide(params), wide(data)
    image, label = exact["pair"]
    score = slope * image.sum((1, 2)) + label["soft"].sum(1)
    return (params, data), {"score": score, "parts": [exact["shift"] + label["soft"], image[:, 0]]}


@points(3)
def test_trees(rng):
    """an entry may be a tree, and so may the result"""
    called = "map_some(fn, params, data, ('pair',)), where data['pair'] is a tuple with a dict in it"
    (params, data), expected = draw_nested(rng)
    params, data = on_device(params), on_device(data)
    got = observe(lambda: map_some(nested, params, data, ("pair",)))
    assert_close(got, expected, called=called, scale=8)
    assert_program(
        lambda params, data: map_some(nested, params, data, ("pair",)), lambda: draw_nested(rng), called=called, scale=8
    )
    one = draw(rng, 3, 2)
    got = observe(lambda: map_some(lambda params, one: one["x"] * 2, {}, {"x": jnp.asarray(one)}, ("x",)))
    assert_close(got, 2 * one.astype(np.float64), called="map_some(fn, {}, data, ('x',))")
    assert_program(
        lambda data: map_some(lambda params, one: -one["x"], {}, data, ("x",)),
        lambda: (({"x": (numbers := draw(rng, 3, 2))},), -numbers.astype(np.float64)),
        called="map_some(fn, {}, data, ('x',))",
    )


@points(2)
def test_unknown_names(rng):
    """a name that data does not have raises a KeyError"""
    params, data = on_device(draw_some(rng, ("left",)))
    fn, oracle = draw_fn(rng)
    called = "map_some(fn, params, data, ('left', 'rihgt'))"
    assert_raises(lambda: map_some(fn, params, data, ("left", "rihgt")), "KeyError", called=called)
    assert_raises(lambda: map_some(fn, params, data, ["center"]), "KeyError", called="map_some(..., ['center'])")

    def draw_call():
        params, data = draw_some(rng, ("left",))
        return (params, data), oracle(wide(params), wide(data), ("left",))

    # It is not right to raise always.
    assert_program(
        lambda params, data: map_some(fn, params, data, ["left"]),
        draw_call,
        called="map_some(fn, params, data, ['left'])",
        scale=32,
    )


@points(3)
def test_constant_size(rng):
    """no Python loop runs over members or examples"""
    sizes = rng.integers(130, 200, size=2)
    assert_constant_program_size(
        lambda *args: run_ensemble(*args),
        lambda size: draw_ensemble(rng, size, 3, 2),
        sizes,
        max_operations=60,
        called="run_ensemble(params, x)",
        what="members",
        scale=8,
    )
    assert_constant_program_size(
        lambda params, data: map_some(nested, params, data, ("pair",)),
        lambda size: draw_nested(rng, size),
        sizes,
        max_operations=60,
        called="map_some(fn, params, data, ('pair',))",
        what="examples",
        scale=8,
    )
