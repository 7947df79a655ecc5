"""How well policy is read, measured on labelled texts that nobody wrote the patterns from: `make quality`.

Two halves. `*_work` is there to improve against; `*_kept` is looked at only at the end and never case by case. `corpus.yaml` labels
the shared texts, where they are there, by file, figure and a short locator.
"""
