"""Clauses found by words of any length, facts by what their words may mean."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOW, change, document, end, fact, known, reading, source
from watcher import store as stores
from watcher.model import Clause, Document, Metadata, Outcome
from watcher.store import Meaning, Store, Write
from watcher.text.bigrams import words_of

TEXTS = st.text(
    st.sampled_from("医保缴费年限男满三十３０ａbC ·—（）【】〔〕，。%'\"*^-_:\u3000\u200bßΣςİ㊀🙂𠮷é"), max_size=24
)


def clauses(*texts: str) -> Document:
    made = tuple(Clause(id=f"c{n}", label=None, path=("总则",), kind="item", text=t) for n, t in enumerate(texts))
    return Document(meta=Metadata(title="办法"), clauses=made, facts=())


def put(store: Store, doc: Document, body: bytes, *, after: int = 0) -> None:
    now = NOW + timedelta(days=after)
    end(store, Write(known=known(store), reading=reading(store, doc, body)), now=now, outcome=Outcome.CHANGED)


def texts(store: Store, query: str, **more: object) -> list[str]:
    return [found.clause.text for found in store.search.clauses(query, **more)]  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_every_piece_of_two_characters_finds_the_clause_it_is_of(text: str, other: str) -> None:
    with TemporaryDirectory() as folder, closing(stores.open(Path(folder))) as store:
        store.queue.sync([source()], now=NOW)
        put(store, clauses(text, other), b"one")
        for size in (1, 2):
            for at in range(len(text) - size + 1):
                piece = text[at : at + size]
                assert text in texts(store, piece) or not words_of(piece), piece


def test_all_words_must_stand_in_a_clause_and_spelling_does_not_matter(store: Store) -> None:
    put(store, clauses("职工医保缴费年限满３０年。", "居民医保按年缴费。", "State Pension is paid weekly."), b"one")
    assert texts(store, "缴费") == ["居民医保按年缴费。", "职工医保缴费年限满３０年。"]
    assert texts(store, "缴费年限 30") == ["职工医保缴费年限满３０年。"]
    assert texts(store, "state　WEEKLY") == ["State Pension is paid weekly."]
    assert texts(store, "年缴费年") == []  # all its pairs stand in the first, and it does not
    assert texts(store, " \u200b ") == texts(store, "") == []


def test_what_is_gone_is_found_only_when_asked_for(store: Store) -> None:
    put(store, clauses("满二十五年。", "其他规定。"), b"one")
    put(store, clauses("满三十年。", "其他规定。"), b"two", after=1)
    assert texts(store, "五年") == []
    assert texts(store, "五年", history=True) == ["满二十五年。"]
    put(store, clauses("满二十五年。"), b"three", after=2)
    (found,) = store.search.clauses("五年")
    assert (found.current, found.source, found.document, found.clause.path) == (True, "gz-years", "办法", ("总则",))
    assert [f.current for f in store.search.clauses("规定", history=True)] == [False]


def test_the_words_of_an_index_language_mean_nothing_but_themselves(store: Store) -> None:
    put(store, clauses('a "b" OR c* NEAR(d)', "x; DROP TABLE clause"), b"one")
    for query in ('"', '"b"', "OR", "c*", "NEAR(d)", "*", "'", "--", "clause_words", "^", ":"):
        texts(store, query)
    assert texts(store, "OR") == ['a "b" OR c* NEAR(d)']
    assert texts(store, '"b"') == ['a "b" OR c* NEAR(d)']


def test_a_store_of_before_is_indexed_when_it_is_opened(store: Store) -> None:
    put(store, clauses("满二十五年。", "其他规定。"), b"one")
    put(store, clauses("满三十年。", "其他规定。"), b"two", after=1)
    conn = store.connections.conn
    conn.execute("DROP TABLE clause_words")
    conn.execute("ALTER TABLE clause DROP COLUMN current")
    for name in ("fact_topic", "fact_stated", "alert_created"):
        conn.execute(f"DROP INDEX {name}")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0011_words_of_clauses'")
    store.close()
    with closing(stores.open(store.data)) as again:
        assert texts(again, "规定") == ["其他规定。"]
        assert texts(again, "五年") == []
        assert texts(again, "五年", history=True) == ["满二十五年。"]


def test_facts_are_found_by_their_sentence_and_by_what_they_are_called(store: Store) -> None:
    put(store, document(fact(25), fact(30, clause="c2", key="years.local")), b"one")
    search = store.search

    def found(*meanings: Meaning) -> list[object]:
        return [it.fact.value for it in search.facts(meanings)]

    assert found(Meaning(word="满30年")) == [30]
    assert found(Meaning(word="本地年限", keys={"years.local"})) == [30]
    assert found(Meaning(word="广州", regions={"CN-4401"}), Meaning(word="25")) == [25]
    assert found(Meaning(word="%")) == found(Meaning(word="_")) == found() == []


def test_what_was_learned_later_ends_nothing_that_was_known_before(store: Store) -> None:
    put(store, document(fact(25)), b"one")
    put(store, document(fact(30, effective_from=date(2026, 7, 1))), b"two", after=10)
    then, later = NOW.date(), date(2027, 1, 1)
    assert [f.fact.value for f in store.views.facts(in_force=later)] == [30]
    assert [f.fact.value for f in store.views.facts(as_of=then, in_force=later)] == [25]
    assert [f.fact.value for f in store.views.facts(as_of=date(2026, 4, 1), in_force=date(2026, 6, 30))] == [25]
    assert [f.fact.value for f in store.views.facts(as_of=date(2026, 4, 1), in_force=date(2026, 7, 1))] == [30]


def test_open_changes_come_by_severity_and_a_mark_moves_with_every_verdict(store: Store) -> None:
    put(store, document(fact(25)), b"one")
    made = [change(fact(25), fact(30 + n), name=f"ch{n}", detected_at=NOW + timedelta(hours=n)) for n in range(5)]
    write = Write(known=known(store), changes=tuple(made))
    end(store, write, now=NOW + timedelta(days=1))
    ((severity, count, newest),) = store.views.waiting(shown=2)
    assert (severity.value, count, [c.id for c in newest]) == ("critical", 5, ["ch4", "ch3"])
    assert [c.id for c in store.views.changes(limit=2, skip=2)] == ["ch2", "ch1"]
    before = store.views.mark()
    store.review("ch4", verdict="confirmed", note=None, who="ms", now=NOW)
    assert store.views.mark() != before
    assert store.views.waiting(shown=1)[0][1] == 4
