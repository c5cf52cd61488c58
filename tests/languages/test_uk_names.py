"""Ukrainian names of persons: declined forms come to one base form, in English letters."""

from __future__ import annotations

import pytest

from pourparlers import read
from pourparlers.reading.names.base_forms import BaseForms


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("Дмитром Кулебою", "Dmytro Kuleba"),
        ("Володимира Зеленського", "Volodymyr Zelensky"),
        ("Жозепа Борреля", "Josep Borrell"),
        ("Джо Байдену", "Joe Biden"),
        ("Ангелі Меркель", "Angela Merkel"),
        ("Сергієм Лавровим", "Sergei Lavrov"),
        ("Петера Сіярто", "Péter Szijjártó"),
        ("Марії Захаровій", "Maria Zakharova"),
        ("Єнсом Столтенбергом", "Jens Stoltenberg"),
        ("Еміне Джапаровою", "Emine Dzhaparova"),
    ],
)
def test_a_declined_name_has_its_base_form(printed: str, called: str) -> None:
    assert BaseForms("uk").name(printed) == called


def test_the_article_settles_a_surname_that_no_table_knows() -> None:
    forms = BaseForms("uk")
    forms.observe(["Марченюба", "Марченюбою"])
    assert forms.name("Марченюби") == forms.name("Марченюбу") == "Marcheniuba"
    other = BaseForms("uk")
    other.observe(["Вандербрук", "Вандербруком"])
    assert other.name("Вандербрука") == "Vanderbruk"


def test_languages_without_cases_keep_names_as_printed() -> None:
    assert BaseForms("fr").name("Josep Borrell") == "Josep Borrell"


def test_offices_take_their_owner_in_the_genitive_and_home_is_not_named() -> None:
    text = (
        "Речник МЗС Норвегії Ганс Берг зустрівся в Осло з радником президента Чилі Хосе Морою.\n"
        "Міністр енергетики Тарас Бондаренко не приїхав."
    )
    reading = read(text, published="2022-03-04", language="uk")
    names = {a.id: a.name for a in reading.actors}
    told = {a.name: [names[o.affiliation] for o in a.offices if o.affiliation] for a in reading.actors if a.offices}
    assert told["Hans Berg"] == ["Norway"]
    assert told["José Mora"] == ["Chile"]
    assert told["Taras Bondarenko"] == ["Ukraine"]
