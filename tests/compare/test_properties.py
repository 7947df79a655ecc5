"""What holds for every text: a document equals itself, redlines give back both sides, numbers decide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.analyze.pages import PACKS, text
from watcher.compare import align, diff
from watcher.compare.redline import redline, tokens
from watcher.model import Clause, Kind

POLICY = st.text(
    alphabet="职工医保缴费年限满不得可以第条一二三十百0123456789年月日%，。；（）、 ", min_size=1, max_size=60
)


@given(POLICY, POLICY)
def test_redline_gives_back_both_sides(before: str, after: str) -> None:
    segments = redline(before, after)
    assert "".join(t for op, t in segments if op in "=-") == before
    assert "".join(t for op, t in segments if op in "=+") == after


@given(POLICY)
def test_tokens_are_the_text(content: str) -> None:
    assert "".join(tokens(content)) == content


def test_redline_keeps_numbers_with_their_units_whole() -> None:
    assert redline("缴费年限满25年的职工", "缴费年限满三十年的职工") == [
        ("=", "缴费年限满"), ("-", "25年"), ("+", "三十年"), ("=", "的职工")]  # fmt: skip


@given(st.lists(POLICY, max_size=12), st.randoms())
def test_alignment_uses_each_clause_once_and_shuffling_adds_nothing(texts: list[str], random: object) -> None:
    old = [Clause(id=f"c{i}", label=None, path=(), kind="paragraph", text=t) for i, t in enumerate(texts)]
    new = list(old)
    random.shuffle(new)  # type: ignore[attr-defined]
    found = align.align(old, new)
    assert len(found.same) == len(old)
    assert not found.edited and not found.removed and not found.added


@given(st.integers(5, 49), st.integers(5, 49))
def test_years_differ_exactly_when_their_values_do(a: int, b: int) -> None:
    old, new = (text(f"职工医保规定\n职工医保累计缴费年限为{n}年。\n") for n in (a, b))
    differences = diff.compare(old, new, packs=PACKS).differences
    assert [d.kind for d in differences] == ([Kind.VALUE] if a != b else [])


@given(
    st.lists(st.sampled_from(range(40)), unique=True, max_size=20),
    st.lists(st.sampled_from(range(40)), unique=True, max_size=20),
)
def test_side_by_side_each_clause_of_both_texts_stands_once_and_the_new_ones_in_order(
    old: list[int], new: list[int]
) -> None:
    def clauses(numbers: list[int]) -> list[Clause]:
        return [
            Clause(
                id=f"c{n}",
                label=None,
                path=(),
                kind="paragraph",
                text=f"第{n}号窗口在每月{n % 28 + 1}日办理业务{chr(0x4E00 + n * 97)}",
            )
            for n in numbers
        ]

    before, after = clauses(old), clauses(new)
    pairs = align.pairings(before, after)
    assert [p.new for p in pairs if p.new] == after
    assert sorted(c.id for p in pairs if (c := p.old)) == sorted(c.id for c in before)
    kept = [p.old.id for p in pairs if p.old and p.new and not p.moved]
    places = [[c.id for c in before].index(one) for one in kept]
    assert places == sorted(places)
