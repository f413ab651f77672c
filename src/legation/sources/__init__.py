"""Sources turn anything into a Story: files, folders and standard input (`stories`), and web pages (`fetch`)."""

from legation.sources.files import stories, story
from legation.sources.pages import fetch
from legation.sources.skips import Skip, Skips

__all__ = ["Skip", "Skips", "fetch", "stories", "story"]
