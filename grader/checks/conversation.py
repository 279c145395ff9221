"""Conversations: student code that asks the judge while it runs, so that the answers' source stays with the judge."""

from __future__ import annotations

import functools
import itertools
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeAlias

from grader.boundary import observe
from grader.checks.values import describe
from grader.errors import CheckFailed

__all__ = ["converse"]

Ask: TypeAlias = Callable[[Any], Any]


def converse(play: Callable[[Ask], Any], answer: Callable[[Any], Any]) -> Any:
    """Evaluates `play(ask)` where the student's code lives. Each `ask(question)` there is `answer(question)` here.

    The state of `answer` is the judge's. So what it models, such as a device with a clock, cannot be read or
    changed by the student's code. That code can only ask, and the judge sees each question.

    Args:
        play: calls the student's function, with objects that ask.
        answer: gets a question, as an observation that may be anything. It returns plain data.

    Returns:
        What `play` returned, as an observation.

    Raises:
        Exception: whatever the student's code raised, or what `answer` raised.
        CheckFailed: the worker broke the form of a conversation.
    """
    number = next(_numbers)
    turn = observe(functools.partial(_begin, number, play))
    while isinstance(turn, dict) and set(turn) == {"question"}:
        try:
            reply = answer(turn["question"])
        except BaseException:
            observe(functools.partial(_hang_up, number))
            raise
        turn = observe(functools.partial(_go_on, number, reply))
    if not (isinstance(turn, dict) and set(turn) == {"result"}):
        raise CheckFailed(("expected", "a question or a result"), ("got", describe(turn)))
    return turn["result"]


_numbers = itertools.count()
_talks: dict[int, _Talk] = {}  # of this process, if it holds the student's code


class _Talk:
    """The student's side: a thread that runs `play`, and waits while the judge answers."""

    def __init__(self, play: Callable[[Ask], Any]) -> None:
        self._play = play
        self._turns: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.replies: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._one_at_a_time = threading.Lock()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self._turns.put({"result": self._play(self._ask)})
        except BaseException as error:
            self._turns.put(error)

    def _ask(self, question: Any) -> Any:
        with self._one_at_a_time:
            self._turns.put({"question": question})
            reply = self.replies.get()
        if reply is _HUNG_UP:
            raise SystemExit
        return reply

    def next_turn(self) -> Any:
        turn = self._turns.get()
        if isinstance(turn, BaseException):
            raise turn
        return turn


_HUNG_UP = object()


def _begin(number: int, play: Callable[[Ask], Any]) -> Any:
    _talks[number] = _Talk(play)
    return _next_turn(number)


def _go_on(number: int, reply: Any) -> Any:
    _talks[number].replies.put(reply)
    return _next_turn(number)


def _next_turn(number: int) -> Any:
    turn = None
    try:
        turn = _talks[number].next_turn()
    finally:
        if turn is None or "result" in turn:
            del _talks[number]
    return turn


def _hang_up(number: int) -> None:
    talk = _talks.pop(number, None)
    if talk is not None:
        talk.replies.put(_HUNG_UP)
