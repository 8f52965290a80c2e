"""The version of the file's shape, and the way from older ones."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from iop_tracker.errors import Damaged
from iop_tracker.language import tr

SCHEMA_VERSION = 1
META = "meta"
"""The table that says the version and the journal's id."""

TablesMap = dict[str, Any]
Migration = Callable[[TablesMap], TablesMap]

MIGRATIONS: Mapping[int, Migration] = {}
"""From each older version to the next one: pure functions of all tables, documents decoded."""


def version_of(tables: Mapping[str, Any]) -> int:
    """The version that the tables say they have; tables that say nothing are of the first.

    Raises:
        Damaged: when it is not a version.
    """
    for document in _said(tables):
        version = document.get("schema", 1)
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise Damaged(tr("The file is damaged: its version is not a number."))
        return version
    return 1


def journal_of(tables: Mapping[str, Any]) -> str:
    """The journal's id, the same in all its versions; empty where none is said."""
    return next((str(document.get("journal", "")) for document in _said(tables)), "")


def _said(tables: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return tables[META].values() if META in tables else ()


def migrated(
    tables: Mapping[str, Any],
    *,
    to: int | None = None,
    migrations: Mapping[int, Migration] | None = None,
) -> TablesMap:
    """The tables in the shape of a later version, marked as such.

    Args:
        tables: All of them.
        to: The version wanted; None is `SCHEMA_VERSION`.
        migrations: From each version to the next; None is `MIGRATIONS`.
    """
    steps = MIGRATIONS if migrations is None else migrations
    wanted = SCHEMA_VERSION if to is None else to
    version = version_of(tables)
    shape = {name: tables[name] for name in tables}
    for step in range(version, wanted):
        shape = steps[step](shape)
    if version < wanted:
        meta = shape.get(META) or {"1": {}}
        shape[META] = {number: {**said, "schema": wanted} for number, said in meta.items()}
    return shape
