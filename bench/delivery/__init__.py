"""Whether alerts arrive: through kills, from receivers that hang, and signed so that others can verify it."""
