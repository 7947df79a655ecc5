"""How well policy is read, measured on labelled texts that nobody wrote the patterns from: `make quality`.

Two halves. `*_work` is there to improve against; `*_kept` is looked at only at the end and never case by case. A kept half that
has been looked at joins the work half (`*_work2`), and another is written by someone who has not read the patterns.
`corpus.yaml` labels the shared texts, where they are there, by file, figure and a short locator.
"""
