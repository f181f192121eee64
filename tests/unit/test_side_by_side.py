"""Work shared by two processes gives what one would have given."""

from __future__ import annotations

import os

import pytest
from eksempelsamling.side_by_side import WORTH, side_by_side


@pytest.mark.parametrize("count", [0, 1, WORTH - 1, WORTH, WORTH + 1])
def test_results_come_in_order(count: int) -> None:
    assert side_by_side(lambda n: n * n, range(count)) == [n * n for n in range(count)]


def test_much_is_shared() -> None:
    done_by = set(side_by_side(lambda _: os.getpid(), range(WORTH)))
    assert os.getpid() in done_by
    assert len(done_by) <= 2


def test_large_results_come_through() -> None:
    found = side_by_side(lambda n: "x" * 10_000 + str(n), range(WORTH))
    assert [len(text) for text in found] == [10_000 + len(str(n)) for n in range(WORTH)]


def test_what_goes_wrong_shows_here() -> None:
    def work(n: int) -> float:
        return 1 / (n - WORTH + 1)

    with pytest.raises(ZeroDivisionError):
        side_by_side(work, range(WORTH))
