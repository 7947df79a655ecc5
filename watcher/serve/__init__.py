"""The desk: pages and the API, over HTTP."""
