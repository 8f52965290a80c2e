"""The version of the file's shape, and the way from older ones."""

from collections.abc import Callable, Mapping
from typing import Any

SCHEMA_VERSION = 1

TablesMap = dict[str, Any]
Migration = Callable[[TablesMap], TablesMap]

MIGRATIONS: Mapping[int, Migration] = {}
"""From each older version to the next one: pure functions of all tables."""


def migrated(
    tables: TablesMap,
    version: int,
    *,
    to: int,
    migrations: Mapping[int, Migration],
) -> TablesMap:
    """The tables in the shape of version `to`.

    Args:
        tables: All of them, decoded.
        version: Their version.
        to: The version wanted.
        migrations: From each version to the next.
    """
    for step in range(version, to):
        tables = migrations[step](tables)
    return tables
