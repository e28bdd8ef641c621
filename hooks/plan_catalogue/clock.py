"""The one place that reads the clock."""

from collections.abc import Mapping
from datetime import UTC, datetime


def now(environ: Mapping[str, str]) -> datetime:
    """Return the moment in UTC that a build or an export is of: SOURCE_DATE_EPOCH, or now.

    Raises ValueError when SOURCE_DATE_EPOCH is set to no whole number of seconds since 1970.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = "SOURCE_DATE_EPOCH is no moment; set it to seconds since 1970, such as"
        raise ValueError(f"{message} 1767225600") from error
