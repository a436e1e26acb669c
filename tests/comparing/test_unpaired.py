"""Clauses of a Chinese text that no clause of its copy stands for."""

from __future__ import annotations

from tashan.comparing.unpaired import find_unpaired, goes_by_clauses, is_sentence, pair_clauses

ORIGINAL = "渡口昨天停航，船员在岸上检修发动机，乘客改走上游的大桥，今早恢复通航。"
COPY = "昨天渡口停航了，船员们在岸上对发动机进行检修，今天早上恢复了通航。"


def left_over(text: str, other: str, *, sure: bool = True) -> list[str]:
    return [text[slice(*span)] for span, _ in find_unpaired(text, other, sure=sure)]


def test_a_clause_without_a_pair_is_left_over() -> None:
    assert left_over(ORIGINAL, COPY) == ["乘客改走上游的大桥"]
    assert left_over(COPY, ORIGINAL) == []


def test_two_clauses_that_one_tells_are_a_pair_of_it() -> None:
    joined = "昨天渡口停航了，船员们在岸上对发动机进行检修，乘客改走上游大桥今早恢复通航。"
    assert left_over(ORIGINAL, joined) == []


def test_a_clause_that_only_leads_to_another_is_no_loss() -> None:
    assert left_over("渡口昨天停航，由于风浪太大，乘客改走上游的大桥。", "昨天渡口停航了，乘客改走上游大桥。") == []
    assert left_over("渡口昨天停航，船长李某说，乘客改走上游的大桥。", "昨天渡口停航了，乘客改走上游大桥。") == []


def test_how_a_sentence_begins_is_no_loss_but_a_later_sentence_is() -> None:
    longer = f"{COPY}晚上码头亮着灯。"
    assert left_over(ORIGINAL, COPY.removeprefix("昨天渡口停航了，")) == ["乘客改走上游的大桥"]
    assert left_over(longer, COPY) == ["晚上码头亮着灯"]
    assert is_sentence(longer, (longer.index("晚"), len(longer) - 1))
    assert not is_sentence(longer, (0, len("昨天渡口停航了")))


def test_what_is_left_over_on_the_other_side_is_counted() -> None:
    other = COPY.replace("进行检修，", "进行检修，孩子们放学回了家，")
    assert [left for _, left in find_unpaired(ORIGINAL, other, sure=True)] == [1]


def test_where_the_version_is_no_copy_each_clause_beside_must_have_its_own() -> None:
    assert left_over(ORIGINAL, COPY, sure=False) == ["乘客改走上游的大桥"]
    assert left_over(ORIGINAL, COPY.replace("今天早上恢复了通航", "孩子们放学回了家"), sure=False) == []


def test_there_they_must_be_three_and_have_much_in_common() -> None:
    assert left_over("渡口昨天停航，乘客改走大桥，今早恢复通航。", "昨天渡口停航了，今早恢复通航。", sure=False) == []
    loose = "昨天渡口暂停摆渡，几名船员留在岸上修理机器，早晨重新恢复摆渡。"
    assert left_over(ORIGINAL, loose) == ["乘客改走上游的大桥"]
    assert left_over(ORIGINAL, loose, sure=False) == []


def test_a_free_retelling_leaves_nothing_over() -> None:
    assert left_over(ORIGINAL, "因为要修机器，摆渡暂停了一天，大家只好绕路。") == []


def test_a_copy_goes_by_clauses_and_a_retelling_does_not() -> None:
    pair = ("船票不涨价，班次也不减少，码头晚上亮灯。", "船票不会涨价，班次也不会减少，码头在晚上亮灯。")
    assert goes_by_clauses([pair, (ORIGINAL, COPY)])
    assert not goes_by_clauses([(ORIGINAL, "因为要修机器，摆渡暂停了一天，大家只好绕路。")])


def test_clauses_go_with_one_another_in_order() -> None:
    pairs = pair_clauses(ORIGINAL, COPY)
    assert [(ORIGINAL[slice(*one)][:4], COPY[slice(*other)][:4]) for one, other in pairs] == [
        ("渡口昨天", "昨天渡口"),
        ("船员在岸", "船员们在"),
        ("今早恢复", "今天早上"),
    ]


def test_a_text_without_clauses_has_none_left_over() -> None:
    assert find_unpaired("", COPY, sure=True) == ()
    assert find_unpaired(ORIGINAL, "", sure=True) == ()
