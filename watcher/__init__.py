"""Tells which official rule changed: from what to what, from when, for whom, with the sentence that says so."""
