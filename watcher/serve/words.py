"""The words of all pages, in Chinese and English."""

from __future__ import annotations

from watcher.serve import words_desk, words_people, words_rules, words_sources

_ALL = {**words_people.WORDS, **words_desk.WORDS, **words_sources.WORDS, **words_rules.WORDS}

WORDS = {
    "zh": {name: pair[0] for name, pair in _ALL.items()},
    "en": {name: pair[1] for name, pair in _ALL.items()},
}
