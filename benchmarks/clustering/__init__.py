"""Labelled corpora of versions, the methods that others use for them, and the scores."""
