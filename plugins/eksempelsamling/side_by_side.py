"""The same work on many things, on two processors where there are two."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH = 200
"""So many things pay for the second process."""


def side_by_side(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """`work` of each item, in their order.

    Of many items, half are done by a copy of this process, so what `work` changes elsewhere is
    lost; its results must be such as pickle takes. Where there is no copy to be had (one
    processor, no fork, other threads that a copy would lack), all is done here.
    """
    alone = len(items) < WORTH or (os.cpu_count() or 1) < 2 or threading.active_count() > 1
    if alone or not hasattr(os, "fork"):
        return [work(item) for item in items]
    half = len(items) // 2
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _answer(work, items[half:], target)
    os.close(target)
    ours = [work(item) for item in items[:half]]
    with os.fdopen(source, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(child, 0)
    if status:  # it did not get through: here the reason will show
        return ours + [work(item) for item in items[half:]]
    theirs: list[Result] = pickle.loads(data)  # noqa: S301 – our own words
    return ours + theirs


def _answer(work: Callable[[Item], Result], items: Sequence[Item], target: int) -> None:
    """In the copy: write the results, and end without the rest of the program."""
    status = 1
    try:
        with os.fdopen(target, "wb") as answer:
            pickle.dump([work(item) for item in items], answer)
        status = 0
    finally:
        os._exit(status)
