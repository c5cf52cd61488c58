"""A dossier's file: the one that init writes is sound, mistakes are told with their line, sources come to the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.cli.serve import _follow
from pourparlers.errors import InputError, PackError
from pourparlers.publish.app import site_of
from pourparlers.publish.dossier import Dossier, dossier_of
from pourparlers.publish.known import Known
from pourparlers.store import sources
from pourparlers.store.engine import open_store

RUNNER = CliRunner()
SOURCE = '[[source]]\nname = "a"\nkind = "feed"\naddress = "b"\n'
MAIL = '[mail]\nhost = "a"\nsender = "a@b.org"\nsite = "https://a.org"\n'
SPOKEN = ("en", "fr", "uk")


def written(folder: Path) -> Path:
    done = RUNNER.invoke(app, ["init", str(folder)])
    assert done.exit_code == 0, done.output
    return folder / "dossier.toml"


def test_what_init_writes_is_sound(tmp_path: Path) -> None:
    file = written(tmp_path / "winter")
    assert dossier_of(file, SPOKEN) == Dossier(title="Winter talks")
    assert dossier_of(file.parent, SPOKEN).title == "Winter talks"
    assert RUNNER.invoke(app, ["init", str(file.parent)]).exit_code != 0


def test_all_its_examples_are_sound(tmp_path: Path) -> None:
    """With the marks of a comment taken away from what is no prose."""
    lines = written(tmp_path).read_text(encoding="utf-8").splitlines()
    lines = [line[2:] if line.startswith("# [") or (line[:2] == "# " and "= " in line) else line for line in lines]
    (tmp_path / "dossier.toml").write_text("\n".join(lines), encoding="utf-8")
    made = dossier_of(tmp_path, SPOKEN)
    assert [one.name for one in made.source] == ["The Sample Courier", "Ministry of Samples", "State Sample"]
    assert made.issue[0].name == "Grain corridor"
    assert made.languages == SPOKEN
    assert made.actors[0] == "NATO"
    assert made.mail is not None
    assert (made.mail.whole_port, made.mail.sender_address) == (587, "talks@example.org")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "a"\ntitel = "b"', 2),
        ('title = "a"\ntexts = "all"', 2),
        ('title = "a"\n\nlanguages = ["en", "tlh"]', 3),
        (
            '[[source]]\nname = "a"\nkind = "feed"\naddress = "b"\n[[source]]\nname = "c"\nkind = "fed"\naddress = "d"',
            7,
        ),
        ('[[source]]\nname = "a"\nkind = "feed"\naddress = "b"\nadress = "c"', 5),
        ('title = "a\n', 1),
        (f'title = "a"\n{MAIL}securty = "tls"', 6),
        (f'title = "a"\n{MAIL}security = "ssl"', 6),
        (f'title = "a"\n{MAIL}security = "none"\nuser = "a"\npassword_env = "B"', 6),
        (f'title = "a"\n{MAIL}port = 70000', 6),
        (f'title = "a"\n{MAIL}user = "a"', 6),
        ('title = "a"\n[mail]\nhost = "a"\nsender = "nobody"\nsite = "https://a.org"', 4),
        ('title = "a"\n[mail]\nhost = "a"\nsender = "a@b.org"\nsite = "talks"', 5),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "dossier.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as error:
        dossier_of(file, SPOKEN)
    assert (error.value.file, error.value.line) == (str(file), line)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="init"):
        dossier_of(tmp_path / "none.toml", SPOKEN)


def test_its_sources_come_to_the_store_once(tmp_path: Path) -> None:
    file = tmp_path / "dossier.toml"
    file.write_text('[[source]]\nname = "Folder"\nkind = "files"\naddress = "news"\n', encoding="utf-8")
    named = dossier_of(file, SPOKEN).sources(tmp_path)
    with open_store(str(tmp_path / "a.db"), create=True) as store:
        for _ in range(2):
            _follow(store, named, "2022-01-09T00:00:00Z")
        with store.looking() as connection:
            (kept,) = sources.all_sources(connection)
    assert (kept.name, kept.address) == ("Folder", str((tmp_path / "news").resolve()))


def test_it_shapes_the_site(known: Known) -> None:
    made = Dossier(title="Hiver", about="<b>À nous</b>", languages=("fr", "en"), actors=("Chile",))
    client = TestClient(site_of(lambda: known, made.site))
    page = client.get("/about", headers={"accept-language": "uk"}).text
    assert '<html lang="fr"' in page
    assert "&lt;b&gt;À nous" in page
    assert "Hiver</title>" in page
    assert client.get("/uk/about").status_code == 404
    assert 'value="Chile"' in client.get("/calendar").text
