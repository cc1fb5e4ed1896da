"""A key file with a key of an algorithm that no library here knows."""

from __future__ import annotations

from asn1crypto import core, pkcs12
from asn1crypto.cms import ContentInfo

_DSTU_4145 = "1.2.804.2.1.1.1.1.3.1.1"


class _Algorithm(core.Sequence):  # type: ignore[misc] # asn1crypto has no types
    _fields = [("algorithm", core.ObjectIdentifier)]  # noqa: RUF012 - asn1crypto's way


class _Key(core.Sequence):  # type: ignore[misc] # asn1crypto has no types
    _fields = [("version", core.Integer), ("algorithm", _Algorithm), ("key", core.OctetString)]  # noqa: RUF012


def dstu_key_file() -> bytes:
    """Give a PKCS#12 whose key is of ДСТУ 4145 (1.2.804.2.1.1.1.1.3.1.1); its bytes are no key of anybody."""
    key = _Key({"version": 0, "algorithm": {"algorithm": _DSTU_4145}, "key": bytes(32)}).dump()
    safe = ContentInfo({"content_type": "data", "content": core.OctetString(key)})
    return bytes(pkcs12.Pfx({"version": "v3", "auth_safe": safe}).dump())
