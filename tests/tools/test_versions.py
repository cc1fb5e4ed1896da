"""What documents are made with is told by name and version."""

import re

from pipeline import __version__
from pipeline.tools.versions import PACKAGES, versions


def test_the_program_its_packages_and_the_font_have_versions() -> None:
    """The font is the one that stands for Times New Roman here."""
    told = versions()

    assert told["zvit"] == __version__
    assert {"Python", *PACKAGES} < set(told)
    assert all(re.fullmatch(r"\d+(\.\d+)+\S*", version) for version in told.values())
    assert {"Liberation Serif", "Times New Roman", "Tinos"} & set(told)
