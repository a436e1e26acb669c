"""What an article says: figures, dated events, claims by city and theme, key points; `finder` finds them all.

In: articles, vectors, reference data. Out: `Facts`. Nothing is imported here: `check` holds reviews against stories and
need not wait for the grammars of figures and claims.
"""
