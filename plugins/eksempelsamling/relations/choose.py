"""Candidates → suggestions: at most five for each write-up, of more than one kind, no hubs.

Who is suggested where is settled as places at schools are (Gale & Shapley 1962): each write-up
asks its candidates in turn, and a candidate without room keeps those nearest to it. The result
does not depend on the order in which they ask.

Every write-up asks for its first `AT_LEAST` before any asks for more. So no more candidates are
full by then than AT_LEAST · n / room: 20 when the room is 15 % of n, never more than 23, and
whoever has 26 candidates gets three of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop

from eksempelsamling.relations.nearest import Near

AT_MOST = 5
AT_LEAST = 3
SHARE = 0.15
"""No write-up is suggested by a larger share of the collection."""
GOOD = 0.5
"""How near a candidate of another kind must be to be good, as a share of the nearest one."""
FAR = 0.3
"""What is less near than this share of the nearest one is left out, but for the first three."""

Differs = Callable[[int, int], bool]
"""Whether two write-ups, by number, are of different kinds."""


def room_for(total: int) -> int:
    """How many may suggest the same write-up: in a small collection, as many as it suggests."""
    return max(AT_MOST, int(SHARE * total))


def choose(
    candidates: Sequence[Sequence[Near]], room: int, differences: Sequence[Differs] = ()
) -> list[list[Near]]:
    """The suggestions for each write-up, nearest first.

    Args:
        candidates: for each write-up, nearest first. A score is the same from both sides.
        room: how many may suggest the same write-up.
        differences: for each of these, one suggestion differs, where a good one has room. No
            more of them than `AT_MOST` - `AT_LEAST`.

    """
    held: list[set[int]] = [set() for _ in candidates]
    left = [room] * len(candidates)

    def settle(asked: Mapping[int, Iterable[Near]], places: Callable[[int], int]) -> None:
        for here, there in list(_matched(asked, places, left)):
            held[here].add(there)
            left[there] -= 1

    settle(dict(enumerate(candidates)), lambda _: AT_LEAST)
    for differs in differences:
        lacking = {
            n: _good(n, ranked, differs)
            for n, ranked in enumerate(candidates)
            if not any(differs(n, other) for other in held[n])
        }
        settle(lacking, lambda _: 1)
    rest = {
        n: [near for near in ranked if near.number not in held[n] and not _is_far(near, ranked)]
        for n, ranked in enumerate(candidates)
    }
    settle(rest, lambda n: AT_MOST - len(held[n]))
    return [
        [near for near in ranked if near.number in held[n]] for n, ranked in enumerate(candidates)
    ]


def _is_far(near: Near, ranked: Sequence[Near], share: float = FAR) -> bool:
    return near.score < share * ranked[0].score


def _good(here: int, ranked: Sequence[Near], differs: Differs) -> list[Near]:
    return [
        near for near in ranked if not _is_far(near, ranked, GOOD) and differs(here, near.number)
    ]


def _matched(
    asked: Mapping[int, Iterable[Near]], places: Callable[[int], int], left: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """(who suggests, who is suggested): the one stable choice that suits those who ask best.

    Args:
        asked: whom each asks, in turn; nobody whom it holds already.
        places: how many each wants.
        left: how many more may suggest each.

    """
    turns = {here: iter(ranked) for here, ranked in asked.items()}
    waiting = deque(here for here in turns for _ in range(places(here)))
    kept: dict[int, list[tuple[float, int]]] = {}
    while waiting:
        here = waiting.popleft()
        near = next(turns[here], None)
        if near is None:
            continue
        suitors = kept.setdefault(near.number, [])
        if len(suitors) < left[near.number]:
            heappush(suitors, (near.score, -here))
        elif suitors:
            waiting.append(-heappushpop(suitors, (near.score, -here))[1])
        else:
            waiting.append(here)
    for there, suitors in kept.items():
        for _, here in suitors:
            yield -here, there
