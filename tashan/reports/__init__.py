"""What the commands print: values of the stages in, public JSON, plain text or TMX out."""

from tashan.editions.tmx import tmx_document
from tashan.reports.shapes import (
    Json,
    align_report,
    check_report,
    clause_of,
    inspect_report,
    problem_report,
    versions_report,
)
from tashan.reports.text import align_text, inspect_text, problem_line, versions_text

__all__ = [
    "Json",
    "align_report",
    "align_text",
    "check_report",
    "clause_of",
    "inspect_report",
    "inspect_text",
    "problem_line",
    "problem_report",
    "tmx_document",
    "versions_report",
    "versions_text",
]
