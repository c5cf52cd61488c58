"""Who made a picture, as pages print it: before and after the caption, with agency, pool, handout, sign, brackets."""

from __future__ import annotations

import pytest

from pourparlers.page.furniture import furniture_of
from pourparlers.page.maker import credit_in

MEET, TREFFEN, ENVOYES = "Envoys meet in Riga", "Die Gesandten in Riga", "Les émissaires à Riga"
ENDING = [
    (MEET + ". ", "Photo: Jane Sample/AFP", "en"),
    (MEET + " ", "| Jane Sample/AFP via Getty Images", "en"),
    (MEET + " on Dec. 21, 2025. ", "(AP Photo/Jane Sample)", "en"),
    (MEET + ". ", "(AP Photo/Jane Sample, File)", "en"),
    (MEET + ". ", "Handout via REUTERS", "en"),
    (MEET + ". ", "REUTERS/Jane Sample/Pool", "en"),
    (MEET + " ", "THE CANADIAN PRESS/Jane Sample", "en"),
    (MEET + ". ", "Courtesy of the Ministry of Samples", "en"),
    (MEET + ".", "Credit...Jane Sample for The Courier", "en"),
    (MEET + " ", "[Jane Sample/Sample Channel]", "en"),
    (MEET + " ", "(Image: Getty Images)", "en"),
    (TREFFEN + ". ", "Foto: Jane Muster/dpa", "de"),
    (TREFFEN + ". ", "(Bild: Keystone)", "de"),
    (TREFFEN + " ", "(Quelle: Jane Muster/imago images)", "de"),
    (ENVOYES + ". ", "© Jeanne Modèle, AFP", "fr"),
    (ENVOYES + ". ", "PHOTO JEANNE MODÈLE, LA DÉPÊCHE", "fr"),
    ("Los enviados en Riga. ", "Juana Muestra (EFE)", "es"),
    ("Os enviados em Riga ", "— Foto: Joana Amostra/Reprodução", "pt"),
    ("Gli inviati a Riga ", "(foto Ansa)", "it"),
    ("Wysłannicy w Rydze. ", "Fot. Anna Wzór / Agencja Wzór", "pl"),
    ("Посланці в Ризі. ", "Фото: пресслужба МЗС", "uk"),
    ("特使ら＝４日、", "見本花子撮影", "ja"),
    ("리가에서 만난 특사들. ", "연합뉴스", "ko"),
    ("特使在里加会晤", "（样本摄）", "zh"),
    ("المبعوثون في ريغا ", "(رويترز)", "ar"),
    ("השליחים בריגה ", "(צילום: רויטרס)", "he"),
]
WHOLE = [
    ("Jane Sample/AFP/Getty Images", "en"), ("Photo by Jane Sample on Unsplash", "en"), ("Supplied", "en"),
    ("Image courtesy of Jane Sample", "en"), ("Privat", "de"), ("picture alliance / dpa / Jane Muster", "de"),
    ("Photo Jeanne Modèle", "fr"), ("Beeld Jan Voorbeeld", "nl"), ("fot. PAP/Anna Wzór", "pl"), ("Divulgação", "pt"),
    ("Kuva: Anna Malli / Lehtikuva", "fi"), ("写真＝見本花子", "ja"), ("图：样本", "zh"), ("صورة: رويترز", "ar"),
]  # fmt: skip
NONE = [
    (MEET, "en"), (MEET + ". The talks lasted two days.", "en"), ("President Jane Sample", "en"),
    ("Jane Sample (left) and John Doe (right)", "en"), ("Riga, Latvia. May 4, 2019", "en"),
    ("Visit of Minister Sample to Riga: 4 May", "en"), ("Sample Corp – Presentation (1:24:10)", "en"),
    ("Von links: Jane Muster, Hans Beispiel", "de"), ("Im Bild: Außenministerin Jane Muster", "de"),
    ("De gauche à droite : Jeanne Modèle, Jean Exemple", "fr"),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "credit", "language"), ENDING)
def test_a_credit_after_its_caption_begins_where_it_begins(caption: str, credit: str, language: str) -> None:
    text = caption + credit
    at = credit_in(text, furniture_of(language), alone=True)
    assert at and text[at:].strip(" |—") == credit.strip(" |—")


@pytest.mark.parametrize(("credit", "language"), WHOLE)
def test_a_credit_alone_is_one(credit: str, language: str) -> None:
    assert credit_in(credit, furniture_of(language), alone=True) == 0


@pytest.mark.parametrize(("caption", "language"), NONE)
def test_a_caption_alone_has_no_credit(caption: str, language: str) -> None:
    assert credit_in(caption, furniture_of(language), alone=True) is None
