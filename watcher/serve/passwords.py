"""Passwords as argon2id keeps them."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from watcher.errors import UsageError

LEAST = 10  # characters


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """Compared with where there is no such user, so that both take as long."""
    return _hasher().hash("nobody has this password")


def hashed(password: str) -> str:
    """Raises UsageError for one that is too short."""
    if len(password) < LEAST:
        raise UsageError(f"a password has at least {LEAST} characters")
    return _hasher().hash(password)


def fits(password: str, stored: str | None) -> bool:
    try:
        return _hasher().verify(stored or _nobody(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
