"""What the project says of itself; `generate.py` writes the pages that follow from the code."""
