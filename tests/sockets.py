"""A watch over sockets: Python tells of each, and of every question for a name, before it is made.

One is let through: the pair that asyncio makes to wake itself. It joins the process with itself,
has no name, and nobody else can reach it; without it there is no event loop.
"""

import sys
from collections.abc import Callable
from socket import AF_UNIX  # noqa: TID251 - to know the pair when it is made
from types import FrameType
from typing import Any

WAKING = ("__init__", "socketpair", "_make_self_pipe")
"""The functions that make the pair, innermost first."""


def watch(on_socket: Callable[[str], None]) -> None:
    """Call with the name of whatever is done with a socket, from now on until the process ends."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") and not _is_waking(event, arguments, sys._getframe(1)):
            on_socket(event)

    sys.addaudithook(hook)


def _is_waking(event: str, arguments: tuple[Any, ...], frame: FrameType | None) -> bool:
    """Whether it is asyncio's pair that is made."""
    if event != "socket.__new__" or arguments[1] != AF_UNIX:
        return False
    for name in WAKING:
        if frame is None or frame.f_code.co_name != name:
            return False
        frame = frame.f_back
    return True
