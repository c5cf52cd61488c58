"""The fixed list of markers by which furniture that was left in a text is counted, for us and for rivals alike.

A line counts where it holds a marker and does not stand in the gold.
"""

# ruff: noqa: E501
from __future__ import annotations

import re

SHORT = 160
MARKERS = {
    "newsletter": (
        r"newsletters?|sign up (?:for|to)|subscribe|abonnez-vous|inscrivez-vous|jetzt abonnieren|suscr[ií]be(?:te|se)|"
        r"iscriviti|inscreva-se|subscreva|підпи(?:шіться|суйтесь|суйтеся)|подпи(?:шитесь|сывайтесь)|zapisz się|"
        r"nyhetsbrev|nyhedsbrev|nieuwsbrief|メールマガジン|ニュースレター|뉴스레터|구독|订阅|訂閱|النشرة البريدية|ניוזלטר|bülten"
    ),
    "read more": (
        r"^\W*(?:read more|read also|also read|see also|read next|more on this|lire aussi|à lire|lesen sie auch|mehr zum thema|"
        r"mehr lesen|weiterlesen|lesen sie mehr|lee también|leer más|te puede interesar|leggi anche|leggi tutto|leia também|"
        r"leia mais|читайте також|читайте также|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:mer|också)|les (?:også|mer)|"
        r"læs (?:også|mere)|lees ook|lees meer|lue (?:myös|lisää)|číst (?:také|dále)|čtěte také|ayrıca oku|devamını oku|"
        r"関連記事|関連ニュース|あわせて読みたい|관련\s?기사|相关阅读|相关报道|延伸閱讀|اقرأ (?:أيضا|أيضًا|المزيد)|קראו (?:גם|עוד)|lesið einnig)"
    ),
    "copyright": (
        r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|tous droits réservés|alle rechte vorbehalten|derechos reservados|"
        r"diritti riservati|direitos reservados|усі права захищені|все права защищены|wszelkie prawa zastrzeżone|"
        r"無断転載|무단\s?전재|版权所有|版權所有|جميع الحقوق محفوظة|כל הזכויות שמורות|tüm hakları saklıdır"
    ),
    "advertisement": (
        r"^\W*(?:advertisements?|ad|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|реклама|reklama|reklam|annonse|"
        r"annonce|annons|advertentie|mainos|広告|광고|广告|廣告|إعلان|פרסומת|scroll to continue|article continues below|"
        r"story continues below.*)\W*$"
    ),
    "cookie": r"\bcookies?\b",
    "share": (
        r"^\W*(?:share (?:this|on|via|article|story)|share|teilen|partager|compartir|condividi|compartilh(?:ar|e)|поділитися|"
        r"поделиться|udostępnij|dela|del|delen|jaa|sdílet|paylaş|シェア|공유(?:하기)?|分享|شارك|שתפו)\b.{0,40}$"
    ),
}  # fmt: skip
COMPILED = {sort: re.compile(pattern, re.IGNORECASE) for sort, pattern in MARKERS.items()}


def left_in(text: str, gold: str) -> dict[str, str]:
    """The sorts of furniture that are left in a text, each with the first line that shows it."""
    bare = " ".join(gold.split())
    found: dict[str, str] = {}
    for line in text.splitlines():
        line = " ".join(line.split())
        if not line or (sorts := [s for s, marker in COMPILED.items() if s not in found and marker.search(line)]) == []:
            continue
        if line not in bare and not (len(line) > SHORT and line[:SHORT] in bare):
            found.update(dict.fromkeys(sorts, line))
    return found
