"""Stories out of web pages, from a server of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.sources import Skips, fetch, stories

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bolivia asks Paraguay for river access | The Andes Wire</title>
<meta property="og:title" content="Bolivia asks Paraguay for river access">
<meta property="og:site_name" content="The Andes Wire"><meta name="author" content="Lucía Quispe">
<meta property="article:published_time" content="2024-09-12T08:30:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/markets">Markets</a></nav>
<article><h1>Bolivia asks Paraguay for river access</h1>
<p>LA PAZ - Bolivia’s foreign minister asked her Paraguayan counterpart on Wednesday to reopen the river port that
was closed to Bolivian barges in August.</p>
<p>The two spoke by telephone for an hour and agreed to meet in Asunción before the end of the month, the ministry in
La Paz said in a statement.</p>
<p>Paraguay had shut the port after a dispute over fuel that was carried without papers.</p></article>
<footer>© The Andes Wire. All rights reserved.</footer></body></html>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body, headers = self.answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for chunk in body:
            try:
                self.wfile.write(chunk)
                self.wfile.flush()
            except OSError:
                return
            if self.path == "/slow":
                time.sleep(0.2)

    def answer(self) -> tuple[int, str, list[bytes], dict[str, str]]:
        page = [PAGE.encode()]
        match self.path:
            case "/moved":
                return 302, "text/html", [], {"Location": "/story"}
            case "/outside":
                return 302, "text/html", [], {"Location": "file:///etc/hostname"}
            case "/photo":
                return 200, "image/png", [b"\x89PNG"], {}
            case "/empty":
                return 200, "text/html", [b"<html><body></body></html>"], {}
            case "/slow":
                return 200, "text/html", [b"<p>drip</p>"] * 20, {}
            case "/huge":
                return 200, "text/html", [b"<p>word</p>" * 10_000] * 20, {}
            case "/gone":
                return 410, "text/html", page, {}
            case _:
                return 200, "text/html; charset=utf-8", page, {}

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/story", "/moved"])
def test_a_page_is_a_story_with_its_title_date_author_and_site(site: str, path: str) -> None:
    story = fetch(f"{site}{path}")
    assert story.title == "Bolivia asks Paraguay for river access"
    assert (story.published, story.source, story.byline) == (date(2024, 9, 12), "The Andes Wire", "Lucía Quispe")
    assert story.url == f"{site}/story"
    assert story.text.startswith("LA PAZ - Bolivia’s foreign minister asked")
    assert story.text.count("\n") == 2
    assert "Markets" not in story.text
    assert "All rights reserved" not in story.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "the server answers 410"),
        ("/photo", "is image/png, not a page"),
        ("/empty", "no story text is found"),
        ("/outside", "not allowed"),
    ],
)
def test_what_is_no_story_is_told_in_one_line(site: str, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        fetch(f"{site}{path}")
    assert caught.value.path == f"{site}{path}"
    assert "\n" not in str(caught.value)


def test_a_page_may_be_neither_too_large_nor_too_slow(site: str) -> None:
    with pytest.raises(InputError, match=r"larger than 0\.05 MB"):
        fetch(f"{site}/huge", limit=50_000)
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"took longer than 0\.5 seconds"):
        fetch(f"{site}/slow", timeout=0.5)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "story.html", "", "data:a"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(InputError, match="only http and https"):
        fetch(address)


def test_an_address_where_nobody_answers_is_told() -> None:
    with pytest.raises(InputError, match="cannot be"):
        fetch("http://127.0.0.1:1/story")
    with pytest.raises(InputError, match="cannot be"):
        fetch("http://[::1/story")


def test_a_saved_page_is_read_like_a_fetched_one(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text(PAGE, encoding="utf-8")
    skips = Skips()
    (story,) = stories([path], skips=skips)
    assert (story.title, story.published) == ("Bolivia asks Paraguay for river access", date(2024, 9, 12))
    assert (story.source, story.url, len(skips)) == ("The Andes Wire", None, 0)


def test_a_saved_page_without_text_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text("<html><body><img src='a.png'></body></html>")
    skips = Skips()
    assert list(stories([path], skips=skips)) == []
    assert skips.counts == {"without text": 1}
