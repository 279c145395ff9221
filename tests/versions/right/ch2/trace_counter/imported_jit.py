from jax import jit


def count_traces(fn, calls):
    ran = False

    def wrapper(*arguments):
        nonlocal ran
        ran = True
        return fn(*arguments)

    wrapper = jit(wrapper)
    answers = []
    for arguments in calls:
        ran = False
        _ = wrapper(*arguments)
        answers.append(1 if ran else 0)
    return answers
