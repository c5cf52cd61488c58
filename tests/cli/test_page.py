"""``pourparlers page``: the blocks of a page, on the terminal, as JSON, as one page."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

PAGE = """<html lang="en"><head><title>Envoys meet</title></head><body><h1>Envoys &amp; co.</h1>
<figure><img src="x.jpg"><figcaption>Two envoys in Oslo. Photo: A. Sample</figcaption></figure>
<p>Envoys of the two countries met in Oslo on Monday, and will meet once more in June.</p></body></html>"""


def test_blocks_are_shown_with_their_kinds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    shown = run("page", "page.html").stdout
    assert "headline\tEnvoys & co.\n" in shown
    assert "caption\tTwo envoys in Oslo.\tx.jpg\ncredit\tPhoto: A. Sample\tx.jpg\nbody\tEnvoys of the two" in shown


def test_json_is_the_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    article = json.loads(run("page", "page.html", "--json").stdout)
    assert article["headline"] == "Envoys & co."
    assert {key: article["blocks"][2][key] for key in ("kind", "of")} == {"kind": "credit", "of": 1}


def test_html_is_one_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    done = run("page", "page.html", "--html", "out.html")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert done.returncode == 0 and "Envoys &amp; co." in page and "<script" not in page and 'lang="en"' in page


def test_what_is_no_page_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><script>1</script></html>")
    done = run("page", "page.html")
    assert done.returncode == 2 and "no text in this HTML page" in done.stderr and done.stdout == ""
