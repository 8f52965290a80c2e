"""A part of the tracker that is loaded when somebody first asks for it."""

from importlib import import_module
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")

WHOLE = "whole"
"""Stands for the tracker itself among what a part needs."""


class Part(Generic[T]):
    """An attribute that is made with its first use, and its module loaded only then.

    A command or the first page needs a few of the parts, and would wait for all.
    """

    def __init__(self, kind: str, *needs: str) -> None:
        """Say how it is made.

        Args:
            kind: Its module in this package, and its class: `notes.Notes`.
            needs: The attributes of the tracker that it gets, in order, or `WHOLE`.
        """
        self._kind = kind
        self._needs = needs
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, whole: None, owner: type) -> Self: ...

    @overload
    def __get__(self, whole: Any, owner: type) -> T: ...

    def __get__(self, whole: Any, owner: type) -> Self | T:
        if whole is None:
            return self
        module, _, kind = self._kind.partition(".")
        make = getattr(import_module(f"{__package__}.{module}"), kind)
        made: T = make(*(whole if need == WHOLE else getattr(whole, need) for need in self._needs))
        whole.__dict__[self._name] = made
        return made
