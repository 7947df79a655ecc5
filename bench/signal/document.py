"""A policy document before it is printed: its paragraphs, tables and questions, and edits of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """`head` is how many rows are header cells."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


Block = str | Table | Question | Heading


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """`stamp` is the title of the validity image; `files` are attachments as (address, name)."""

    title: str
    issuer: str
    number: str
    day: str
    blocks: tuple[Block, ...]
    stamp: str = "文件有效"
    files: tuple[tuple[str, str], ...] = field(default=())

    @property
    def kind(self) -> str:
        """The kind of source that watches it."""
        return "faq" if any(isinstance(block, Question) for block in self.blocks) else "page"

    def respelled(self, change: Callable[[str], str]) -> Document:
        """Like `mapped`. Raises ValueError where nothing changes, so that no case is empty."""
        document = self.mapped(change)
        if document == self:
            raise ValueError(f"the change of {self.title} changes nothing")
        return document

    def mapped(self, change: Callable[[str], str]) -> Document:
        """Every text of the body changed; title, number and date stay."""
        return replace(self, blocks=tuple(_mapped(block, change) for block in self.blocks))

    def edit(self, *edits: tuple[str, str]) -> Document:
        """Each (old, new) must be found exactly once: ValueError otherwise, so that no case is empty."""
        document = self
        for old, new in edits:
            count = sum(text.count(old) for text in document.texts())
            if count != 1:
                raise ValueError(f"{old!r} stands {count} times in {self.title}")
            document = document.mapped(lambda text, old=old, new=new: text.replace(old, new))  # type: ignore[misc]
        return document

    def texts(self) -> list[str]:
        found: list[str] = []
        self.mapped(lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
        return found

    def without(self, beginning: str) -> Document:
        """Without the one block that begins so."""
        kept = tuple(b for b in self.blocks if not first_text(b).startswith(beginning))
        if len(kept) != len(self.blocks) - 1:
            raise ValueError(f"{beginning!r} begins {len(self.blocks) - len(kept)} blocks of {self.title}")
        return replace(self, blocks=kept)

    def after(self, beginning: str, *new: Block) -> Document:
        """With further blocks behind the one that begins so."""
        (at,) = [n for n, b in enumerate(self.blocks) if first_text(b).startswith(beginning)]
        return replace(self, blocks=(*self.blocks[: at + 1], *new, *self.blocks[at + 1 :]))

    def ordered(self, order: Callable[[Sequence[Block]], Sequence[Block]]) -> Document:
        return replace(self, blocks=tuple(order(self.blocks)))


def first_text(block: Block) -> str:
    if isinstance(block, str):
        return block
    if isinstance(block, Table):
        return block.rows[0][0].text
    return block.question if isinstance(block, Question) else block.text


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, str):
        return change(block)
    if isinstance(block, Table):
        rows = tuple(tuple(replace(c, text=change(c.text)) for c in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Question):
        return Question(change(block.question), change(block.answer))
    return Heading(change(block.text))


def table(*rows: Sequence[str | Cell], head: int = 1) -> Table:
    return Table(tuple(tuple(c if isinstance(c, Cell) else Cell(c) for c in row) for row in rows), head)


def paragraphs(text: str) -> tuple[Block, ...]:
    """One block a line; `# ` begins a heading."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return tuple(Heading(line[2:]) if line.startswith("# ") else line for line in lines)
