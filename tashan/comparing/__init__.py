"""Whether two texts say the same of one thing: quantities, dates, names and polarity of aligned spans, in two
languages.

In: strings that are known to stand side by side. Out: judgements on them; `stories/` and `editions/` decide what each
is worth. Nothing here knows articles, pages or alignment.
"""
