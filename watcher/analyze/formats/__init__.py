"""One file per document format; each has `read(page, *, select, remove) -> Raw`. `lines` is shared by them."""
