"""Stories out of web pages: fetched by http or https, or saved as HTML. trafilatura finds the story on the page."""

from __future__ import annotations

import time
from typing import IO, TYPE_CHECKING, Any

from legation.errors import DateError, InputError
from legation.model import Story, day
from legation.sources.lines import UnreadableError

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

LARGEST = 10_000_000  # bytes of one page
PATIENCE = 20.0  # seconds for one page
CHUNK = 1 << 16
SCHEMES = ("http", "https")
AGENT = "legation (news reader)"
READABLE = ("text/html", "application/xhtml+xml", "text/plain")


def fetch(url: str, *, limit: int = LARGEST, timeout: float = PATIENCE) -> Story:
    """The story on the page at `url`, of at most `limit` bytes, fetched within `timeout` seconds.

    Raises:
        InputError: the address is not http or https, the page cannot be had, is too large or too slow, or has no story.
    """
    address = url.strip()
    if address.partition(":")[0].lower() not in SCHEMES:
        raise InputError("only http and https addresses are fetched; give a file to legation.read", path=url)
    try:
        data, final = _download(address, limit, timeout)
        told = extract(data, url=final)
    except UnreadableError as error:
        raise InputError(error.message, path=url) from None
    return Story(told.pop("text"), **{"url": final, **told})


def extract(data: bytes | str, *, url: str | None = None) -> dict[str, Any]:
    """What a page tells of its story, as arguments of `Story`: text, title, published, source, byline, url.

    Raises:
        UnreadableError: no story text is found on it.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    page = found.as_dict() if found is not None and not isinstance(found, dict) else found
    text = (page or {}).get("text") or ""
    if page is None or not text.strip():
        raise UnreadableError("without text", "no story text is found on the page")
    title = page.get("title") or ""
    told = {
        "text": text.removeprefix(f"{title}\n") if title else text,
        "title": title,
        "published": _day(page.get("date")),
        "source": page.get("sitename"),
        "byline": page.get("author"),
        "url": url or page.get("url"),
    }
    return {name: value for name, value in told.items() if value}


def _day(value: str | None) -> object:
    """The day that the page names; None where what was taken for a date is none, as the page itself is not wrong."""
    try:
        return day(value)
    except DateError:
        return None


def _download(address: str, limit: int, timeout: float) -> tuple[bytes, str]:
    """The bytes of a page and the address that redirects ended at."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    until = time.monotonic() + timeout
    try:
        request = Request(address, headers={"User-Agent": AGENT, "Accept": ", ".join(READABLE)})
        with _opener().open(request, timeout=timeout) as answer:
            kind = answer.headers.get_content_type()
            if kind not in READABLE:
                raise UnreadableError("unreadable", f"is {kind}, not a page")
            return _bounded(answer, limit, until), answer.url
    except HTTPError as error:
        error.close()
        raise UnreadableError("unreadable", f"the server answers {error.code} {error.reason}") from None
    except TimeoutError:
        raise UnreadableError("unreadable", f"took longer than {timeout:g} seconds") from None
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        reason = f"took longer than {timeout:g} seconds" if slow else f"cannot be reached: {error.reason}"
        raise UnreadableError("unreadable", reason) from None
    except (HTTPException, OSError, ValueError) as error:
        raise UnreadableError("unreadable", f"cannot be fetched: {error}") from None


def _bounded(answer: IO[bytes], limit: int, until: float) -> bytes:
    """All bytes of an answer, chunk by chunk, so that neither a large nor a dripping one holds us up."""
    data = bytearray()
    while chunk := answer.read1(CHUNK):  # type: ignore[attr-defined]
        data += chunk
        if len(data) > limit:
            raise UnreadableError("too long", f"is larger than {limit / 1e6:g} MB")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(data)


def _opener() -> OpenerDirector:
    """What opens http and https addresses and follows redirects to such addresses alone."""
    from urllib import request

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPRedirectHandler,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
