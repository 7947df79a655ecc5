"""Whom to tell, and what the desk is called."""

from __future__ import annotations

import pytest

from watcher.model import Config, Desk, Subscription


@pytest.fixture
def subscription() -> Subscription:
    return Subscription(id="hr", channel="email", to="hr@example.org")


@pytest.fixture
def config() -> Config:
    return Config(desk=Desk(url="https://desk.example.org/"))
