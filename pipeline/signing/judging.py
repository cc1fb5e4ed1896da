"""A file that somebody has handed in to the signatures that it holds of a document.

The one door to the library of signatures: it is the extra `sign`, and only who signs or checks needs it. Fails if it
is not installed, and if the file is no signature of these bytes.
"""

from __future__ import annotations

from importlib.util import find_spec

from pipeline.errors import Fault, NotSigned, ProgramMissing
from pipeline.signing.armour import LARGEST, Kind, received
from pipeline.signing.signature import Signed

INSTALL = "Встановіть її: make setup-sign"
_NEEDED = ("pyhanko", "asn1crypto", "cryptography")


def installed() -> bool:
    """Tell whether the library of signatures is there."""
    return all(find_spec(name) is not None for name in _NEEDED)


def require() -> None:
    """Insist on the library of signatures.

    Raises:
        ProgramMissing: it is not there.
    """
    if not installed():
        raise ProgramMissing(Fault("бібліотеки електронних підписів немає", INSTALL))


def judged(content: bytes, covered: bytes, name: str) -> Signed:
    """Give what a file says of `covered`, the document called `name`: a CMS, bare or armoured, or a container.

    Raises:
        NotSigned: it is no signature of these bytes.
        ProgramMissing: the library of signatures is not installed.
    """
    if len(content) > LARGEST:
        raise NotSigned(Fault(f"файл більший за {LARGEST // 1024 // 1024} МБ", "Потрібен файл підпису чи контейнер"))
    bare = received(content)
    require()
    from pipeline.signing.container import signed_container  # noqa: PLC0415 - needs the extra
    from pipeline.signing.detached import signed_cms  # noqa: PLC0415 - needs the extra

    if bare.kind is Kind.CONTAINER:
        return signed_container(bare.content, covered, name)
    return signed_cms(bare.content, covered)
