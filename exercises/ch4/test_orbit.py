import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.orbit import acceleration, fit_mass, simulate

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "1ef25d7654b57bac"


def gravity(xp, mass, position):
    return -mass / xp.sqrt(xp.sum(position**2))


def galaxy(xp, mass, position):
    return mass * xp.log(xp.sum(position**2) + 0.1) / 2


def draw_potential(rng):
    """Draws a potential, a softened one with another one on top, different along each axis."""
    soft, tilt = rng.uniform(0.1, 0.3), rng.uniform(0.2, 0.8)

    def drawn(xp, mass, position):
        return -mass / xp.sqrt(xp.sum(position**2) + soft) + tilt * xp.sin(position[0] + mass)

    return drawn


def in_units(potential, unit):
    """Returns a potential whose mass is counted in other units."""
    return lambda xp, mass, position: potential(xp, mass / unit, position)


def draw_orbit(rng, axes=2):
    """Draws a mass, and a start whose orbit comes near 0 nowhere."""
    frame = np.linalg.qr(rng.normal(size=(axes, axes)))[0]
    start = frame[0] * rng.uniform(0.9, 1.1), frame[-1] * rng.uniform(0.95, 1.1)
    return single((rng.uniform(0.9, 1.1), start))


def single(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float32"), tree)


def double(tree):
    return jax.tree.map(lambda leaf: np.asarray(leaf, "float64"), tree)


def slope(fn, x, tiny=1e-30):
    """Returns the derivative of a smooth function of a number. Its imaginary part is not rounded."""
    return np.imag(fn(x + 1j * tiny)) / tiny


def pull_of(potential, mass, position):
    """Returns the acceleration, by differences of fourth order. It takes complex numbers too."""
    pull, width = [], 1e-3
    for move in width * np.eye(len(position)):
        near, far = (
            potential(np, mass, position + times * move) - potential(np, mass, position - times * move)
            for times in (1, 2)
        )
        pull.append(-(8 * near - far) / (12 * width))
    return np.array(pull)


def leapfrog(potential, mass, start, step, steps):
    position, velocity = start
    positions, velocities, pull = [], [], pull_of(potential, mass, position)
    for _ in range(steps):
        velocity = velocity + step / 2 * pull
        position = position + step * velocity
        pull = pull_of(potential, mass, position)
        velocity = velocity + step / 2 * pull
        positions.append(position)
        velocities.append(velocity)
    return np.array(positions), np.array(velocities)


def nearest_mass(potential, observed, start, step, mass):
    """Finds the mass with the smallest mean squared distance by the method of Gauss and Newton."""

    def distances(log_mass):
        return leapfrog(potential, np.exp(log_mass), start, step, len(observed))[0] - observed

    log_mass = np.log(mass)
    for _ in range(8):
        slopes = slope(distances, log_mass)
        log_mass -= np.sum(slopes * distances(log_mass)) / np.sum(slopes**2)
    return np.exp(log_mass)


def draw_simulation(rng, potential, axes, steps):
    mass, start = draw_orbit(rng, axes)
    step = np.float32(rng.uniform(0.1, 0.2))
    return (mass, start, step), leapfrog(potential, *double((mass, start, step)), steps)


def draw_slope(rng, steps, time):
    """Draws a mass, a start, a step and weights of the positions, and the derivative of the weighted sum."""
    mass, start = draw_orbit(rng)
    step, weights = np.float32(time / steps), single(rng.normal(size=(steps, 2)) / np.sqrt(steps))
    _, wide_start, wide_step = double((mass, start, step))
    expected = slope(
        lambda mass: np.sum(leapfrog(gravity, mass, wide_start, wide_step, steps)[0] * weights), float(mass)
    )
    return (mass, start, step, weights), expected


def draw_fit(rng, potential, axes=2, unit=1.0):
    """Draws observed positions and a guess, and the mass whose orbit is nearest."""
    mass, start = draw_orbit(rng, axes)
    steps, mass = int(rng.integers(16, 22)), mass * unit
    step = np.float32(rng.uniform(2.6, 3.2) / steps)
    wide_start, wide_step = double((start, step))
    positions, _ = leapfrog(potential, mass, wide_start, wide_step, steps)
    observed = single(positions + rng.normal(scale=0.04, size=positions.shape))
    expected = nearest_mass(potential, double(observed), wide_start, wide_step, mass)
    return (observed, start, step, np.float32(expected * rng.choice([0.84, 1.18]))), expected


def traced(potential):
    """Returns a potential in JAX, which takes its arguments by position only."""
    return lambda mass, position, /: potential(jnp, mass, position)


def slope_of_orbit(mass, start, step, weights):
    """Returns the derivative of a weighted sum of a student's positions, with respect to the mass."""

    def weighted(mass):
        positions, _ = simulate(traced(gravity), mass, start, step, len(weights))
        return jnp.sum(weights * positions)

    return jax.grad(weighted)(mass)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(3)
def test_acceleration(rng):
    """acceleration is minus the gradient of any potential, with respect to the position"""
    drawn = draw_potential(rng)
    for potential, axes, called in ((gravity, 3, "gravity"), (drawn, 2, "drawn"), (drawn, 1, "drawn")):

        def draw_call(potential=potential, axes=axes):
            mass, (position, _) = draw_orbit(rng, axes)
            return (mass, position), pull_of(potential, *double((mass, position)))

        called = f"acceleration({called}, mass, position) in {axes} dimensions"
        assert_program(
            lambda *args, potential=potential: acceleration(traced(potential), *args), draw_call, called=called, scale=8
        )
    args, expected = draw_call()
    args = on_device(args)
    got = observe(lambda: acceleration(traced(drawn), *args))
    assert_close(got, expected, called=called, scale=8)
    assert_pure(lambda *args: acceleration(traced(drawn), *args), *args, called=called, traced=True)


@points(5)
def test_leapfrog(rng):
    """simulate gives positions and velocities of the leapfrog method, step by step"""
    drawn = draw_potential(rng)
    for potential, axes, steps, name in ((gravity, 2, 20, "gravity"), (drawn, 3, 12, "drawn"), (drawn, 1, 1, "drawn")):

        def draw_call(potential=potential, axes=axes, steps=steps):
            return draw_simulation(rng, potential, axes, steps)

        called = f"simulate({name}, mass, start, step, steps={steps}) in {axes} dimensions"
        assert_program(
            lambda *args, potential=potential, steps=steps: simulate(traced(potential), *args, steps),
            draw_call,
            called=called,
            scale=16,
        )
    (mass, start, step), expected = draw_simulation(rng, drawn, 2, 3)
    called = "simulate(drawn, mass, start, step, steps=3)"
    mass, step, start = float(mass), float(step), on_device(start)
    got = observe(lambda: simulate(traced(drawn), mass, start, step, 3))
    assert_close(got, expected, called=called, scale=16)
    assert_pure(lambda start: simulate(traced(drawn), mass, start, step, 3), start, called=called, traced=True)


@points(2)
def test_slope_of_orbit(rng):
    """the gradient of an orbit with respect to the mass goes through all steps"""
    called = "jax.grad of sum(weights * positions), positions of simulate(gravity, mass, start, step, 15)"
    assert_program(
        lambda *args: slope_of_orbit(*args), lambda: draw_slope(rng, steps=15, time=3), called=called, scale=64
    )


@points(3)
def test_short_program(rng):
    """no Python loop runs over the steps: more steps make no program longer"""
    assert_constant_program_size(
        lambda *args: slope_of_orbit(*args),
        lambda size: draw_slope(rng, steps=size, time=2),
        rng.integers(1200, 1240, size=2),
        max_operations=600,
        called="jax.grad of sum(weights * positions), positions of simulate(gravity, mass, start, step, steps)",
        what="steps",
        scale=256,
    )


def assert_fits(rng, potential, called, axes=2, unit=1.0):
    """Fails unless the program of a fit is right. The mass may be off by 0.1 %."""
    assert_program(
        lambda *args: fit_mass(traced(potential), *args),
        lambda: draw_fit(rng, potential, axes, unit),
        called=called,
        scale=128 * unit,
    )


@points(5)
def test_fit(rng):
    """fit_mass finds the mass whose orbit is nearest to all observed positions"""
    called = "fit_mass(gravity, observed, start, step, guess)"
    for _ in range(2):
        assert_fits(rng, gravity, called)
    (observed, start, step, guess), expected = draw_fit(rng, gravity)
    step, guess, (observed, start) = float(step), float(guess), on_device((observed, start))
    got = observe(lambda: fit_mass(traced(gravity), observed, start, step, guess))
    assert_close(got, expected, called=called, scale=128)
    assert_pure(
        lambda *args: fit_mass(traced(gravity), *args, step, guess), observed, start, called=called, traced=True
    )


@points(2)
def test_units(rng):
    """fit_mass finds masses of any unit, in three dimensions too"""
    for unit, why in ((1e-3, "mass of about 0.001"), (1e3, "mass of about 1000")):
        called = f"fit_mass(galaxy, observed, start, step, guess), a {why}"
        assert_fits(rng, in_units(galaxy, unit), called, axes=3, unit=unit)
