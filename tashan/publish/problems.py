"""What may go wrong while publishing, as one exception.

In: a finding's text. Out: `PublishError`, which leaves the previous site as it was.
"""

from __future__ import annotations

from tashan.problems import TashanError, one_line


class PublishError(TashanError):
    """The site could not be published; the previous one, if any, is untouched."""

    def __init__(self, what: str, findings: tuple[str, ...] = ()) -> None:
        self.findings = tuple(map(one_line, findings))
        super().__init__("\n".join([one_line(what), *(f"  {finding}" for finding in self.findings)]))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(str(self).split("\n"))
