"""Whether other programs take the lists that the tests of `watcher import` are made of."""
