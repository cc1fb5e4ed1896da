"""From an edition to the files that its PDF carries, as PDF/A-3 wants them associated. Nothing here can fail.

ISO 19005-3, 6.8; ISO 32000-1, 7.11; ISO 14289-1, 7.11.
"""

from __future__ import annotations

import pikepdf
from pikepdf import AttachedFileSpec, Name

from pipeline.pdf.edition import Edition
from pipeline.pdf.metadata import moment


def attach(pdf: pikepdf.Pdf, edition: Edition) -> None:
    """Put the edition's files in: by name for a reader's list, and in the catalogue's /AF for what they are to it."""
    stated = moment(edition.stamp)
    for each in edition.attachments:
        specification = AttachedFileSpec(
            pdf,
            each.content,
            description=each.carried.description,
            filename=each.name,
            mime_type=each.carried.media_type,
            creation_date=stated,
            mod_date=stated,
        )
        specification.relationship = Name(f"/{each.carried.relationship}")
        pdf.attachments[each.name] = specification
