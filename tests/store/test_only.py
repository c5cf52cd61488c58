"""One follower a store."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from pourparlers.errors import StoreError
from pourparlers.store.engine import open_store
from pourparlers.store.only import Only

from ..postgresql import Server  # noqa: TID252

ANOTHER = "another watch follows its sources already"
HOLD = """
import sys
from pourparlers.store.engine import open_store
from pourparlers.store.only import Only
with open_store(sys.argv[1]) as store, Only(store):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_is_refused_until_the_first_is_gone_however_it_goes(store_name: str) -> None:
    with open_store(store_name, create=True) as store:
        command = [sys.executable, "-c", HOLD, store_name]
        first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert first.stdout and first.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match=ANOTHER), Only(store):
            pass
        first.kill()
        first.wait()
        with Only(store) as only:
            only.held()


def test_it_is_taken_again_from_a_server_that_was_restarted(postgresql: Server) -> None:
    with open_store(postgresql.store(), create=True) as store, Only(store) as only:
        postgresql.stop()
        threading.Timer(0.3, postgresql.start, kwargs={"tied": False}).start()
        only.held()
        named = store.place.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with open_store(named) as other, pytest.raises(StoreError, match=ANOTHER), Only(other):
            pass
