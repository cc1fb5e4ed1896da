"""A parcel to its delivery, in whatever process: the one function that an executor is given.

It never raises for what is in a parcel. What it needs is imported when it is first called: whoever only sends parcels
needs none of it.
"""

from __future__ import annotations

from pipeline.batching.parcels import Delivery, Parcel
from pipeline.contracts import Job


def fulfil(parcel: Parcel) -> Delivery:
    """Make the document that is wanted; give its files, or what keeps them from being made."""
    from pipeline.batching.making import make, own_office  # noqa: PLC0415 - see above

    return make(parcel, own_office)


def failed(job: Job, failure: BaseException) -> Delivery:
    """Give the delivery of a document of which no worker has made anything."""
    from pipeline.batching.making import unmade  # noqa: PLC0415 - see above

    return unmade(job, failure)
