"""From what pyHanko raises while it signs to what a person is told. Fails with nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator import errors

from pipeline.errors import CannotSign, ProgramFailed
from pipeline.signing.pades.certificates import OUTSIDE, refused

_FETCH: Final = "Візьміть свіжі файли в надавача довірчих послуг і покладіть до теки --trust, або підпишіть --level b-b"
_REASONS: Final[Mapping[type[Exception], str]] = {
    errors.RevokedError: "сертифікат відкликано",
    errors.StaleRevinfoError: "список відкликаних сертифікатів застарів",
    errors.InsufficientRevinfoError: "немає списку відкликаних сертифікатів або відповіді OCSP",
    errors.ExpiredError: "строк дії сертифіката надавача закінчився",
    errors.PathBuildingError: "сертифікат не веде до кореневого з теки --trust",
}
"""The more particular ones first."""


@contextmanager
def told() -> Iterator[None]:
    """Tell in our words why a signature was not made in the block.

    Raises:
        CannotSign: the certificates do not hold, or the key does not sign.
        ProgramFailed: the timestamping server did not answer.
    """
    try:
        yield
    except TimestampRequestError as failure:
        raise ProgramFailed("сервер позначок часу не відповів як належить; перевірте --timestamper") from failure
    except (errors.ValidationError, errors.PathError) as failure:
        raise _invalid(failure) from failure
    except (SigningError, PdfError) as failure:
        cause = failure.__cause__
        if isinstance(cause, errors.ValidationError | errors.PathError):
            raise _invalid(cause) from failure
        raise refused(f"ключ не підписує ({failure})", OUTSIDE) from failure


def _invalid(failure: Exception) -> CannotSign:
    known = (reason for kind, reason in _REASONS.items() if isinstance(failure, kind))
    return refused(next(known, f"сертифікат не пройшов перевірки ({failure})"), _FETCH)
