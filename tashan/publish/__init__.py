"""Finished pages of each edition in, a checked and complete site out.

The only room that runs a site builder, and with `corpus/` and the vector cache the only one that touches the disk.
"""

from tashan.publish.problems import PublishError
from tashan.publish.site import PublishReport, publish_site

__all__ = ["PublishError", "PublishReport", "publish_site"]
