"""Sentences, scripts, quantities, dates, names and words of Chinese and English text.

In: text, and for names the reference data. Out: spans of it with what they mean (a number with its unit, a date as
ISO 8601, an id), or the text in the other script. Pure: nothing is read but the word lists that lie here.
"""
