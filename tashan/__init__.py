"""Tashan 他山简报: a static press for bilingual briefings. One room a stage; see docs/design/house.md."""

__version__ = "0.1.0"
