"""Sample pages that state little: what is printed and marked up tells, in the scripts of Europe and beyond."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

from pourparlers.delivery import Delivery
from pourparlers.page.facts import facts_of


class Sample(NamedTuple):
    """A page, and what it must give."""

    language: str
    markup: str
    headline: str
    authors: tuple[str, ...]
    published: str
    section: str | None
    modified: str | None = None
    agency: str | None = None


FRENCH = Sample(
    "fr",
    """<html lang="fr"><head><title>Deux délégations se retrouvent à Lisbonne - Le Relevé</title></head><body>
    <ol class="breadcrumb"><li><a href="/">Accueil</a><li><a href="/monde/">Monde</a></ol>
    <article><header><h1>Deux délégations se retrouvent à Lisbonne</h1>
    <p class="signature">Par Jeanne Modèle et Jean d'Exemple, avec AFP</p>
    <p>Publié le 3 février 2021 à 17h45 | Mis à jour le 4 février 2021 à 08h10</p></header>
    <p>Les deux délégations se retrouvent jeudi à Lisbonne pour une première séance de travail, selon le
    porte-parole de la
    présidence, qui n'a pas donné la durée de ces entretiens ni le nom de ceux qui les mèneront.</p></article>
    <p>© Le Relevé 2024</p></body></html>""",
    "Deux délégations se retrouvent à Lisbonne",
    ("Jeanne Modèle", "Jean d'Exemple"),
    "2021-02-03",
    "Monde",
    "2021-02-04",
    "AFP",
)
ENGLISH = Sample(
    "en",
    """<html lang="en-GB"><head><title>Envoys to meet again in Oslo | The Sample</title></head><body>
    <nav><a href="/">Home</a><a href="/world">World</a><a href="/sport">Sport</a></nav>
    <article><h1>Envoys to meet again in Oslo</h1><div class="meta">By <a rel="author" href="/a">Jane Sample</a> and
    <a rel="author" href="/b">John Model</a></div><div>Published on May 6, 2021 at 9:30 pm BST</div>
    <p>The envoys will meet again in Oslo on Friday, after a week in which both sides said that they had
    nothing to add to what had been agreed in the spring, a spokesman said on Thursday.</p></article></body></html>""",
    "Envoys to meet again in Oslo",
    ("Jane Sample", "John Model"),
    "2021-05-06",
    "World",
)
UKRAINIAN = Sample(
    "uk",
    """<html lang="uk"><head><title>Делегації зустрінуться в Осло — Зразок</title>
    <meta property="og:site_name" content="Зразок"></head><body><div class="rubric"><a href="/world">Світ</a></div>
    <h1>Делегації зустрінуться в Осло</h1><div class="author">Автор: Олена Приклад</div>
    <div class="date">6 травня 2021, 18:45</div>
    <p>Дві делегації зустрінуться в Осло у п'ятницю, щоб обговорити порядок денний осінньої конференції,
    повідомила речниця
    міністерства закордонних справ країни, яка приймає ці переговори вже вдруге за рік.</p></body></html>""",
    "Делегації зустрінуться в Осло",
    ("Олена Приклад",),
    "2021-05-06",
    "Світ",
)
ARABIC = Sample(
    "ar",
    """<html lang="ar" dir="rtl"><head><title>الوفدان يلتقيان في أوسلو | المثال</title>
    <meta property="og:title" content="الوفدان يلتقيان في أوسلو"></head><body>
    <h1>الوفدان يلتقيان في أوسلو</h1><p class="byline">بقلم: سمير المثالي</p><p>نشر في: 6 مايو 2021</p>
    <p>يلتقي الوفدان يوم الجمعة في أوسلو لبحث جدول أعمال المؤتمر المقرر في الخريف، وفق ما أعلنته المتحدثة باسم
    وزارة الخارجية
    في البلد المضيف، من دون أن تحدد مدة هذه المحادثات أو أسماء المشاركين فيها.</p></body></html>""",
    "الوفدان يلتقيان في أوسلو",
    ("سمير المثالي",),
    "2021-05-06",
    None,
)
CHINESE = Sample(
    "zh",
    """<html lang="zh-CN"><head><title>两国代表团将在奥斯陆会晤_国际_样本网</title></head><body>
    <div class="breadcrumbs"><a href="/">首页</a> &gt; <a href="/world/">国际</a></div>
    <h1>两国代表团将在奥斯陆会晤</h1><div class="info">2021年05月06日 18:45 来源：新华社 <span
    class="author">记者 王小明</span></div>
    <p>两国代表团将于星期五在奥斯陆会晤，讨论秋季会议的议程。东道国外交部发言人表示，会谈将持续两天，
    双方没有公布与会者的名单，
    也没有说明会谈结束以后是否会发表联合声明。这是双方今年以来的第二次会晤。</p></body></html>""",
    "两国代表团将在奥斯陆会晤",
    ("王小明",),
    "2021-05-06",
    "国际",
)
KOREAN = Sample(
    "ko",
    """<html lang="ko"><head><title>양국 대표단 오슬로에서 다시 만난다 | 견본일보</title>
    <meta property="og:site_name" content="견본일보"></head><body>
    <h1>양국 대표단 오슬로에서 다시 만난다</h1><span class="writer">김견본 기자</span>
    <span>입력 2021.05.06 18:45</span><span>수정 2021.05.07 09:10</span>
    <p>양국 대표단이 금요일 오슬로에서 다시 만나 가을에 열릴 회의의 의제를 논의한다고 주최국 외교부 대변인이
    목요일 밝혔다. 대변인은
    회담이 이틀 동안 이어질 것이라고 했지만 참석자 명단은 공개하지 않았다.</p></body></html>""",
    "양국 대표단 오슬로에서 다시 만난다",
    ("김견본",),
    "2021-05-06",
    None,
    "2021-05-07",
)
JAPANESE = Sample(
    "ja",
    """<html lang="ja"><head><title>両国の代表団、オスロで再会談へ：見本新聞</title></head><body>
    <h1>両国の代表団、オスロで再会談へ</h1><p class="date">2021年5月6日 18時45分</p>
    <p>両国の代表団は金曜日にオスロで再び会談し、秋の会議の議題について話し合う。
    開催国の外務省の報道官が木曜日に明らかにした。
    会談は二日間の予定で、参加者の名簿は公表されていない。</p></body></html>""",
    "両国の代表団、オスロで再会談へ",
    (),
    "2021-05-06",
    None,
)
HEBREW = Sample(
    "he",
    """<html lang="he"><head><title>המשלחות ייפגשו שוב באוסלו</title></head><body><h1>המשלחות ייפגשו שוב באוסלו</h1>
    <div class="byline">מאת דנה לדוגמה</div><div>פורסם: 6 במאי 2021</div>
    <p>שתי המשלחות ייפגשו ביום שישי באוסלו כדי לדון בסדר היום של הוועידה שתתקיים בסתיו, כך מסרה דוברת משרד החוץ
    של המדינה
    המארחת, שלא פירטה כמה זמן יימשכו השיחות ומי ישתתף בהן.</p></body></html>""",
    "המשלחות ייפגשו שוב באוסלו",
    ("דנה לדוגמה",),
    "2021-05-06",
    None,
)
GERMAN = Sample(
    "de",
    """<html lang="de"><head><title>Delegationen treffen sich wieder in Oslo</title></head><body>
    <h1>Delegationen treffen sich wieder in Oslo</h1><p class="autor">Von Johanna Muster und Max Beispiel, dpa</p>
    <p>Stand: 06.05.2021, 18:45 Uhr</p>
    <p>Die beiden Delegationen treffen sich am Freitag wieder in Oslo, um über die Tagesordnung der Konferenz
    im Herbst zu
    beraten. Das sagte eine Sprecherin des Außenministeriums des Gastgebers am Donnerstag.</p></body></html>""",
    "Delegationen treffen sich wieder in Oslo",
    ("Johanna Muster", "Max Beispiel"),
    "2021-05-06",
    None,
    None,
    "DPA",
)
SAMPLES = (FRENCH, ENGLISH, UKRAINIAN, ARABIC, CHINESE, KOREAN, JAPANESE, HEBREW, GERMAN)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.language)
def test_a_page_that_states_little(sample: Sample) -> None:
    delivery = Delivery(data=b"", url="https://www.example.org/world/envoys-oslo")
    facts = facts_of(LexborHTMLParser(sample.markup), delivery)
    assert facts.language is not None and facts.language.value == sample.language
    assert facts.headline is not None and facts.headline.value == sample.headline
    assert (facts.authors.value if facts.authors else ()) == sample.authors
    assert facts.published is not None and facts.published.value == sample.published
    assert (facts.section.value if facts.section else None) == sample.section
    assert (facts.modified.value if facts.modified else None) == sample.modified
    if sample.agency:
        assert facts.agency is not None and facts.agency.value == sample.agency
