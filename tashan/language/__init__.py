"""Sentences, scripts, quantities, dates, names and words of Chinese and English text. Pure: values in, values out."""
