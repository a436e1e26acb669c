"""Articles in, stories out: which are versions of one another, in what relation, and what each says otherwise."""

from tashan.stories.group import group_stories

__all__ = ["group_stories"]
