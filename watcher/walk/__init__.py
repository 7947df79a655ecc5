"""The steps of the walk that `pipeline.py` tells in order. Here the stages meet; they never import each other."""
