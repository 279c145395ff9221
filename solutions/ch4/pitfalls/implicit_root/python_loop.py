"""a Python loop writes every step into the program."""


def fixed_point(step, params, start):
    x = start
    for _ in range(60):
        x = step(params, x)
    return x
