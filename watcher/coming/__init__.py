"""Coming from elsewhere: what other programs watch, as entries of sources.yaml. Pure: texts in, entries and remarks out."""
