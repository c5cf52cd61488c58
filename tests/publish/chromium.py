"""The real browser that pages are tried in, and how axe-core is asked for barriers; where it is missing, tests skip."""

from __future__ import annotations

import shutil

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
wanted = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: .ci/chromium does it")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"
