"""Letters sent while the site is served: looked for every half minute, or at once where somebody has signed up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping

from pourparlers.errors import PourparlersError
from pourparlers.mail.door import Door
from pourparlers.mail.queue import send_due
from pourparlers.publish.follow.sending import Round, put_due
from pourparlers.publish.follow.signing import Office, tidy
from pourparlers.publish.known import Known
from pourparlers.publish.tongue import Tongue
from pourparlers.publish.visit import Site

PAUSE = 30.0
log = logging.getLogger("pourparlers.mail")


class Postman:
    """Goes round until it is told to stop. ``wake`` may be called from anywhere."""

    def __init__(
        self, office: Office, password: str, now: Callable[[], Known], site: Site, there: Mapping[str, Tongue]
    ) -> None:
        self.office = office._replace(wake=self.wake)
        self._password, self._now, self._site, self._there = password, now, site, there
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
        self._trouble = self._tidied = ""

    def wake(self) -> None:
        self._woken.set()

    def __enter__(self) -> Postman:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self.wake()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._round()
            except PourparlersError as error:
                self._tell(str(error))
            except Exception:
                log.exception("a mistake of the program while letters were sent")
            self._woken.wait(PAUSE)
            self._woken.clear()

    def _round(self) -> None:
        office, now = self.office, self.office.clock()
        if now[:13] != self._tidied:
            tidy(office)
            self._tidied = now[:13]
        put_due(office, Round(self._now(), self._site, self._there, now))
        with Door(office.settings, self._password) as door:
            self._tell(send_due(office.store, door, office.clock).problem)

    def _tell(self, trouble: str) -> None:
        """Trouble is told once, and that it is over."""
        if trouble != self._trouble:
            log.warning(trouble or "letters leave again")
        self._trouble = trouble
