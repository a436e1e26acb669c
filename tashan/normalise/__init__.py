"""Raw articles in; articles out, with a record of what was removed or repaired and why. Pure."""

from tashan.normalise.article import normalise_article
from tashan.normalise.passages import write_markdown

__all__ = ["normalise_article", "write_markdown"]
