"""Draft translations: an engine is asked for one passage at a time, and what it answers is held to the original.

In: an article, the names of the reference data, an engine. Out: passages in the other language that kept figures,
names, denials and quotations, or the reason why there is none. Only the command `translate` asks an engine; nothing
here writes a file.
"""
