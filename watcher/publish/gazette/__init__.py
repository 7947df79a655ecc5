"""The public site: every page as bytes under an address that stays. Pure; `walk/gazette.py` reads the record for it."""
