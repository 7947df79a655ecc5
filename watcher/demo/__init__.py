"""The whole service on embedded parts: `watcher demo`."""
