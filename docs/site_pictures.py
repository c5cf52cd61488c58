"""Takes the pictures of the site that the pages for people show: python docs/site_pictures.py http://127.0.0.1:8321

Needs the site of the sample dossier (make run) and Chromium. With the name of a user behind the address, whose password
stands on standard input, it takes those of the desk instead.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

COLOURS = 96
FOLDER = Path(__file__).with_name("pictures")
PICTURES = {
    "site-today-light": ("/", 1200, 900, "light"),
    "site-today-dark": ("/", 1200, 900, "dark"),
    "site-meeting-light": ("/meeting/2022-01-10-geneva", 1200, 900, "light"),
    "site-meeting-dark": ("/meeting/2022-01-10-geneva", 1200, 900, "dark"),
    "site-map-light": ("/map", 1200, 1030, "light"),
    "site-map-dark": ("/map", 1200, 1030, "dark"),
    "site-timeline-light": ("/fr/timeline", 390, 900, "light"),
    "site-timeline-dark": ("/fr/timeline", 390, 900, "dark"),
    "site-phone-light": ("/uk/calendar", 390, 900, "light"),
    "site-phone-dark": ("/uk/calendar", 390, 900, "dark"),
}

DESK = {
    "desk-light": ("/desk?when=past&why=conflict", 1200, 720, "light"),
    "desk-dark": ("/desk?when=past&why=conflict", 1200, 720, "dark"),
}


def main(base: str, user: str = "") -> None:
    password = sys.stdin.readline().strip() if user else ""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, width, height, scheme) in (DESK if user else PICTURES).items():
            page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(base.rstrip("/") + path)
            if user:
                page.locator("input[name=name]").fill(user)
                page.locator("input[name=password]").fill(password)
                page.keyboard.press("Enter")
                page.wait_for_url("**/desk")
                page.goto(base.rstrip("/") + path)
            if "/meeting/" in path:
                page.locator(".parties summary").first.click()
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
            page.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
