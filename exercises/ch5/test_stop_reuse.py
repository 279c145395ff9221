import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.stop_reuse import noisy_steps, perturb

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    KeyData,
    assert_close,
    assert_independent,
    assert_pure,
    assert_standard_normal,
    describe,
    draw_key,
)

HANDED_OUT = "5814828801096873"

N = 2000
SHAPES = {"w": (40, 50), "b": (N,)}


def from_itself(key):
    """Returns what JAX draws from a key itself, in the shape of the noise."""
    return np.asarray(jax.random.normal(key, (N,)))


def draw_noise(rng, key, shapes=SHAPES):
    """Runs `perturb` on a key. Returns the noise of w and of b, each as a vector.

    The same program runs on another key too. Noise that does not come from the key is the same for both.
    """
    params = {name: rng.normal(size=shape).astype("float32") for name, shape in shapes.items()}
    scale = np.float32(rng.choice([rng.uniform(0.2, 0.5), rng.uniform(2, 5)]))  # its square root is far from it
    one = program(perturb, key, params, scale)
    found = []
    for each in (key, draw_key(rng)):
        leaves = one.call(each, params, scale)
        want = [params["b"], params["w"]]
        assert_close([np.shape(leaf) for leaf in leaves], [leaf.shape for leaf in want], called=CALLED, array_type=None)
        b, w = ((np.asarray(leaf) - before).ravel() / scale for leaf, before in zip(leaves, want, strict=True))
        found.append((w, b))
    for name, noise, other in zip("wb", *found, strict=True):
        keys = {f"the noise of {name}": noise, f"the noise of {name} for another key": other}
        assert_independent(keys, called=CALLED)
    return found[0]


CALLED = "perturb(key, params, scale), inside jax.jit"


@points(3)
def test_perturb(rng):
    """perturb adds normal noise to w and to b, in the right scale"""
    for shapes in (SHAPES, {"w": (N,), "b": (1, N)}):
        for name, noise in zip("wb", draw_noise(rng, draw_key(rng), shapes), strict=True):
            assert_standard_normal(noise, called=CALLED, why=f"this is (new {name} - {name}) / scale")
    key, params = draw_key(rng), {"w": jnp.ones((3, 2)), "b": jnp.ones(2)}
    got = observe(lambda: perturb(key, params, 0.01))
    assert_close(got, {"w": np.ones((3, 2)), "b": np.ones(2)}, called="perturb(key, params, 0.01)", scale=2**15)
    assert_pure(
        lambda key, params: perturb(key, params, 0.5), key, params, called="perturb(key, params, 0.5)", traced=True
    )


@points(3)
def test_perturb_independent(rng):
    """the noise of w and that of b are independent"""
    key = draw_key(rng)
    w, b = draw_noise(rng, key)
    assert_independent({"the noise of w": w, "the noise of b": b}, called=CALLED)


STEPS = 4


def walk(rng, key):
    """Runs `noisy_steps` on a key. Returns the noise of each step, and the key that comes back.

    The same program runs on another key too. Steps and keys that do not come from the key are the same for both.
    """
    x = rng.normal(size=N).astype("float32")
    one = program(lambda key, x: noisy_steps(key, x, STEPS), key, x)
    (noise, fresh), (others, other_fresh) = (steps_of(one.call(each, x), x) for each in (key, draw_key(rng)))
    noise_and_key = noise | {"a draw from the new key": from_itself(fresh)}
    for name, other in zip(noise_and_key, [*others.values(), from_itself(other_fresh)], strict=True):
        assert_independent({name: noise_and_key[name], f"{name}, for another key": other}, called=WALK)
    return noise, fresh


def steps_of(leaves, x):
    """Returns the noise of each step, and the key, from the results of `noisy_steps`."""
    if len(leaves) != 2:
        raise CheckFailed(("called", WALK), ("expected", "a path and a key"), ("got", describe(leaves)))
    path, fresh = leaves
    if not (isinstance(fresh, KeyData) and fresh.data.shape == (2,) and fresh.data.dtype == "uint32"):
        raise CheckFailed(("called", WALK), ("expected", "one typed key"), ("got", describe(fresh)))
    if np.shape(path) != (STEPS, N) or np.asarray(path).dtype != "float32":
        raise CheckFailed(
            ("called", WALK), ("expected", f"a float32 path of shape {(STEPS, N)}"), ("got", describe(path))
        )
    noise = np.diff(np.asarray(path, np.float64), axis=0, prepend=x[None])
    return {f"step {number}": row for number, row in enumerate(noise, 1)}, jax.random.wrap_key_data(
        jnp.asarray(fresh.data)
    )


WALK = f"noisy_steps(key, x, {STEPS}), inside jax.jit"


@points(2)
def test_steps(rng):
    """noisy_steps adds standard normal noise at each step, and returns each place"""
    noise, _ = walk(rng, draw_key(rng))
    for name, numbers in noise.items():
        assert_standard_normal(numbers, called=WALK, why=f"these are the numbers that {name} adds")
    key = draw_key(rng)
    assert_pure(lambda key, x: noisy_steps(key, x, 3), key, jnp.ones(2), called="noisy_steps(key, x, 3)", traced=True)


@points(2)
def test_steps_independent(rng):
    """the noise of each step is independent of that of all others"""
    noise, _ = walk(rng, draw_key(rng))
    assert_independent(noise, called=WALK)


@points(3)
def test_fresh_key(rng):
    """the key that noisy_steps returns is fresh, so a second call goes on independently"""
    noise, fresh = walk(rng, draw_key(rng))
    second, _ = walk(rng, fresh)
    later = {f"{name} of the second call": numbers for name, numbers in second.items()}
    assert_independent(noise | later, called=WALK, why="the second call got the key that the first one had returned")
    after = {f"a draw from split(new key)[{i}]": from_itself(child) for i, child in enumerate(jax.random.split(fresh))}
    after |= {"a draw from the new key": from_itself(fresh)}
    assert_independent(noise | after, called=WALK, why="`new key` is the one that is returned")


@points(2)
def test_parents(rng):
    """nothing is drawn from a key that new keys are made from"""
    key = draw_key(rng)
    w, b = draw_noise(rng, key)
    drawn = {"the noise of w": w, "the noise of b": b, "a draw from key itself": from_itself(key)}
    assert_independent(drawn, called=CALLED)
    noise, _ = walk(rng, key)
    chain = {"a draw from key itself": from_itself(key)}
    assert_independent(noise | chain, called=WALK)
