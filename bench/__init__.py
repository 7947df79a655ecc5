"""Measurements: never part of the tests, always beside a floor in the same run, as ratios of medians."""
