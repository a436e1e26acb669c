"""What pages were made of is kept as numbers, and says which of them fall."""

from __future__ import annotations

from msgspec.structs import replace

from tashan.briefings import Hashes, Read, lay_out
from tashan.noting import Graph, Lists, Noting
from tests.briefings.library import GUANGYAN, GUANGYAN_FACTS, LIBRARY

ONE, OTHER, THIRD = ("articles", GUANGYAN.id), ("facts", (GUANGYAN.id, "claims")), ("homes", GUANGYAN.id)
HASHES = Hashes(lay_out(LIBRARY))
CHANGED = Hashes(lay_out(replace(LIBRARY, articles={**LIBRARY.articles, GUANGYAN.id: replace(GUANGYAN, title="别的")})))
STANDS = Read(frozenset({OTHER}))
FALLS = Read(frozenset({ONE, OTHER}))
LATER = Read(frozenset(), frozenset({Read(frozenset({THIRD}), frozenset({FALLS})), STANDS}))


def noted(*reads: Read) -> tuple[Graph, list[int]]:
    noting = Noting(Graph(), ())
    numbers = [noting.number(read) for read in reads]
    return noting.graph(HASHES), numbers


def count(graph: Graph) -> int:
    return len(graph.own.lengths)


def held(graph: Graph) -> tuple[object, ...]:
    return graph.parts, graph.own.pack(), graph.others.pack()


def test_what_read_a_changed_part_falls_and_all_that_rests_on_it() -> None:
    graph, numbers = noted(STANDS, FALLS, LATER)
    assert set(GUANGYAN_FACTS.claims)
    assert [graph.fallen(HASHES)[number] for number in numbers] == [0, 0, 0]
    assert [graph.fallen(CHANGED)[number] for number in numbers] == [0, 1, 1]


def test_what_read_alike_is_one_row() -> None:
    graph, numbers = noted(STANDS, Read(frozenset({OTHER})), Read())
    assert numbers == [0, 0, 1]
    assert count(graph) == 2


def test_rows_that_nobody_holds_any_more_go_and_their_parts_with_them() -> None:
    graph, (stands, _, later) = noted(STANDS, FALLS, LATER)
    kept = Noting(graph, [stands])
    assert held(kept.graph(CHANGED)) == held(noted(STANDS)[0])
    whole = Noting(graph, [later])
    assert count(whole.graph(HASHES)) == count(graph) == 4
    assert whole.graph(HASHES).fallen(CHANGED)[whole.moved(later)] == 1


def test_new_rows_stand_beside_those_that_were_kept() -> None:
    graph, (stands,) = noted(STANDS)
    noting = Noting(graph, [stands])
    assert noting.number(Read(frozenset({OTHER}))) == noting.moved(stands)
    fresh = noting.number(FALLS)
    grown = noting.graph(CHANGED)
    assert [grown.fallen(CHANGED)[n] for n in (noting.moved(stands), fresh)] == [0, 0]
    assert [grown.fallen(HASHES)[n] for n in (noting.moved(stands), fresh)] == [0, 1]


def test_packed_lists_are_the_lists() -> None:
    lists = Lists.of([[3, 1], [], [70_000]])
    packed = lists.pack()
    assert Lists.unpack(packed).pack() == packed
    assert Lists.unpack(packed).texts() == [bytes([3, 0, 0, 0, 1, 0, 0, 0]), b"", bytes([112, 17, 1, 0])]
    assert Lists.unpack(Lists().pack()).texts() == []
