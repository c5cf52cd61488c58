"""Draw ``docs/report.svg``, the README's picture, from a real reading: ``.venv/bin/python docs/picture.py``."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from pourparlers.cli.report import report_of, words_in
from pourparlers.delivery import Delivery
from pourparlers.flow import read_delivery

ROOT = Path(__file__).parents[1]
STORY = ROOT / "sample" / "2022-01-08-courrier.html"


def main() -> None:
    console = Console(record=True, width=104, file=io.StringIO(), highlight=False, markup=False)
    (reading,) = read_delivery(Delivery(data=STORY.read_bytes(), path=str(STORY.relative_to(ROOT))))
    console.print(report_of(reading, words_in("en")))
    title = f"pourparlers read {STORY.relative_to(ROOT)}"
    # The terminal's own fonts, so that the picture asks nothing of the network.
    picture = console.export_svg(title=title, code_format=FORMAT, unique_id="report")
    (ROOT / "docs" / "report.svg").write_text(picture, encoding="utf-8")


def _without_fonts() -> str:
    from rich._export_format import CONSOLE_SVG_FORMAT

    start, end = CONSOLE_SVG_FORMAT.index("@font-face"), CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    return CONSOLE_SVG_FORMAT[:start] + CONSOLE_SVG_FORMAT[end:]


FORMAT = _without_fonts()

if __name__ == "__main__":
    main()
