"""What the eye can read on paper, whatever the format: how dark letters are, how light the ground, how large the type.

The limits keep WCAG 2.1, 1.4.3 (contrast of 4.5 to 1) for any letters on any ground that are let through, and the
sizes of ДСТУ 4163:2020, 7.2. Fails never.
"""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_TYPE = 8.0
"""Points; the standard's smallest."""
SMALLEST_LETTER = 4.0
"""Points: of a superscript in the smallest type, which LibreOffice draws at 58 per cent."""
_DARKEST_GROUND = 0.625
_LIGHTEST_LETTERS = 0.1
_CHANNELS = (0.2126, 0.7152, 0.0722)


def is_dark(colour: Sequence[float]) -> bool:
    """Tell whether letters of this colour (red, green and blue from 0 to 1) can be read on white and on light grey."""
    return _luminance(colour) <= _LIGHTEST_LETTERS


def is_light(colour: Sequence[float]) -> bool:
    """Tell whether letters can be read on a ground of this colour."""
    return _luminance(colour) >= _DARKEST_GROUND


def _luminance(colour: Sequence[float]) -> float:
    """Give the relative luminance of WCAG 2.1."""
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in colour)  # noqa: PLR2004 - sRGB
    return sum(weight * share for weight, share in zip(_CHANNELS, linear, strict=True))
