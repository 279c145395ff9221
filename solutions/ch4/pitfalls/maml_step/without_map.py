"""the loss gets the examples of all tasks at once, and it is written for those of one."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    return loss_fn(adapt(loss_fn, params, *train, inner_rate), *test)
