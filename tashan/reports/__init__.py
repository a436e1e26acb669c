"""What the commands print: values of the stages in, public JSON, plain text or TMX out."""

from tashan.editions.tmx import tmx_document
from tashan.reports.shapes import Json, align_report, clause_of, inspect_report, problem_report, versions_report
from tashan.reports.text import align_text, inspect_text, versions_text

__all__ = [
    "Json",
    "align_report",
    "align_text",
    "clause_of",
    "inspect_report",
    "inspect_text",
    "problem_report",
    "tmx_document",
    "versions_report",
    "versions_text",
]
