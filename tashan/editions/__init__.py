"""Editions: whether a translation still says what its original says, and what of it can be carried away.

In: articles with their editions (`slug.md` with `slug.en.md`), aligned texts, the converter's choices. Out: the state
of each edition, problems with both lines, and the files to take along. Pure.
"""
