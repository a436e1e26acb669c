"""A corpus folder in; raw articles and reference data out. The only reader of a corpus."""

from tashan.codes import CODES, Code
from tashan.corpus.read import Survey, check_cities, read_article, read_body, read_corpus, survey_corpus
from tashan.corpus.reference import read_reference

__all__ = [
    "CODES",
    "Code",
    "Survey",
    "check_cities",
    "read_article",
    "read_body",
    "read_corpus",
    "read_reference",
    "survey_corpus",
]
