"""axe-core: what is wrong in a page for people who cannot see or point."""

from __future__ import annotations

import json

from tests.browser import Browser
from tests.foreign import from_npm

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(chromium: Browser) -> list[str]:
    """What axe-core finds wrong in the page that is shown, by the rules of WCAG 2.2 AA and of good practice."""
    chromium.find(from_npm("axe-core/axe.min.js").read_text("utf-8"))
    rules = json.dumps({"runOnly": list(TAGS), "resultTypes": ["violations"]})
    found = chromium.find(
        f"axe.run(document, {rules}).then(found => [found.passes.length ? '' : 'nothing was tested',"
        " ...found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))])"
    )
    assert isinstance(found, list)
    return [each for each in found if each]
