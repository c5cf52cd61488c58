"""Languages are told apart by script, small words and letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparlers.page.language import language_of

DEVSET = Path(__file__).parents[3] / "shared" / "devset" / "texts"
SENTENCES = {
    "en": "The envoys of the two countries will meet in Vienna on Monday, the ministry said.",
    "fr": "Les émissaires des deux pays se retrouveront lundi à Vienne, a annoncé le ministère.",
    "uk": "Посли двох країн зустрінуться у Відні в понеділок, повідомили в міністерстві.",
    "ru": "Послы двух стран встретятся в Вене в понедельник, сообщили в министерстве, это будет вторая встреча.",
    "bg": "Посланиците на двете страни ще се срещнат във Виена в понеделник, съобщиха от министерството.",
    "de": "Die Botschafter der beiden Länder werden sich am Montag in Wien treffen, teilte das Ministerium mit.",
    "es": "Los enviados de los dos países se reunirán el lunes en Viena, según informó el ministerio.",
    "it": "Gli inviati dei due paesi si incontreranno lunedì a Vienna, ha annunciato il ministero.",
    "pt": "Os enviados dos dois países vão reunir-se na segunda-feira em Viena, anunciou o ministério.",
    "nl": "De gezanten van de twee landen komen maandag bijeen in Wenen, zo heeft het ministerie gezegd.",
    "pl": "Wysłannicy obu państw spotkają się w poniedziałek w Wiedniu, podało ministerstwo.",
    "ro": "Emisarii celor două țări se vor întâlni luni la Viena, a anunțat ministerul.",
    "et": "Kahe riigi saadikud kohtuvad esmaspäeval Viinis, ja ministeerium ütles, et see on teine kord.",
    "sv": "Sändebuden från de två länderna ska träffas i Wien på måndag, och det är andra gången.",
    "tr": "İki ülkenin elçileri pazartesi günü Viyana'da bir araya gelecek ve bu ikinci görüşme olacak.",
    "el": "Οι απεσταλμένοι των δύο χωρών θα συναντηθούν τη Δευτέρα στη Βιέννη.",
    "ja": "両国の特使は月曜日にウィーンで会談する。",
    "zh": "两国特使星期一将在维也纳会晤。",
    "ar": "يجتمع مبعوثا البلدين في فيينا يوم الاثنين، وقال المسؤول إن هذا هو اللقاء الثاني.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "12 000", "Reuters", "G7 + NATO"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None


def test_a_foreign_page_with_english_furniture() -> None:
    assert language_of("Share\nFollow us on\nRead more\n" + SENTENCES["es"] * 3) == "es"


@pytest.mark.skipif(not DEVSET.is_dir(), reason="the shared devset is not beside this checkout")
def test_every_text_of_the_devset() -> None:
    wrong = [p.stem for p in sorted(DEVSET.glob("*.txt")) if language_of(p.read_text("utf-8")) != p.stem.split("-")[0]]
    assert not wrong


def test_japanese_with_many_chinese_characters() -> None:
    assert language_of("会議は東京で") == "ja"
