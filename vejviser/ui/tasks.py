"""The only place with threads: run a function aside, get its value back in the window's thread.

One worker runs everything in order, so the functions need no locks. Requests are numbered per key: an answer
that came too late is dropped, and one that nobody waits for any more is not even begun. A work function must
never touch a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from vejviser.errors import UserError, VejviserError

T = TypeVar("T")
OnError = Callable[[VejviserError], object]


@dataclass(frozen=True, slots=True)
class _Request:
    key: str
    number: int
    on_done: Callable[[Any], object]
    on_error: OnError | None


class Opgaver(QObject):
    """``finished`` is for the class itself: it carries an answer across threads."""

    finished = Signal(object, object, object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vejviser")
        self._latest: dict[str, int] = {}
        self._number = 0
        self._waiting = 0
        self._closed = False
        self.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: OnError | None = None,
        *,
        key: str = "",
    ) -> None:
        """Run ``work``; then exactly one of the two, in this thread, unless a newer ``key`` came meanwhile.

        Without a key an answer is never dropped. ``on_error`` gets errors with words for the user. Any other
        error is a bug: it is raised here, after ``on_error`` has been told that nothing came.
        """
        if self._closed:
            return
        self._number += 1
        number = self._number
        self._latest[key or f"#{number}"] = number
        self._waiting += 1
        self._executor.submit(self._work, _Request(key or f"#{number}", number, on_done, on_error), work)

    def drop(self, key: str) -> None:
        """Forget what was asked under ``key``."""
        self._latest.pop(key, None)

    def close(self) -> None:
        """Finish what runs, begin nothing more, deliver nothing more."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _work(self, request: _Request, work: Callable[[], Any]) -> None:
        """In the worker's thread."""
        if self._closed:
            return
        value, error = None, None
        if self._is_latest(request):
            try:
                value = work()
            except Exception as caught:
                error = caught
        if not self._closed:
            self.finished.emit(request, value, error)

    def _is_latest(self, request: _Request) -> bool:
        return self._latest.get(request.key) == request.number

    @Slot(object, object, object)
    def _on_finished(self, request: _Request, value: object, error: Exception | None) -> None:
        self._waiting -= 1
        try:
            if not self._closed and self._is_latest(request):
                self._deliver(request, value, error)
        finally:
            if self._is_latest(request):
                self.drop(request.key)
            if not self._waiting:
                self.idle.emit()

    def _deliver(self, request: _Request, value: object, error: Exception | None) -> None:
        if error is None:
            request.on_done(value)
            return
        known = error if isinstance(error, VejviserError) else UserError("Der skete en fejl i programmet.")
        if request.on_error is not None:
            request.on_error(known)
        if error is not known or request.on_error is None:
            raise error
