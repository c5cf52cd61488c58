"""Sources as outlets, bodies and agencies write them; all of them made up, on addresses that stand for nobody."""

from __future__ import annotations

import json
import zlib

LONG = "The envoys of both sides met for two hours and agreed to come back in the spring. " * 16

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Sample Courier</title><link>https://courier.example.org/</link><language>en-GB</language>
<item><title>Envoys &lt;i&gt;meet&lt;/i&gt; in Vienna</title><link>/world/envoys-meet</link>
 <guid isPermaLink="false">courier-1</guid><pubDate>Tue, 04 Jan 2022 00:30:00 +0200</pubDate>
 <dc:creator>Ana Sample</dc:creator><category>World</category>
 <description>The envoys of both sides met &amp; agreed to…</description>
 <media:group>
  <media:content url="/images/hall.jpg" medium="image"><media:description>The hall of the palace.</media:description>
   <media:credit role="photographer">P. Sample / Sample Pictures</media:credit></media:content>
  <media:content url="https://courier.example.org/images/door.jpg" type="image/jpeg">
   <media:title>The door</media:title></media:content>
 </media:group></item>
<item><title>A whole story</title><link>https://courier.example.org/world/whole</link>
 <enclosure url="https://courier.example.org/images/e.jpg" type="image/jpeg" length="1"/>
 <description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Приклад</title>
<link rel="alternate" href="https://pryklad.example.org/"/>
<entry><id>tag:pryklad.example.org,2022:1</id><title type="html">Зустріч &amp;amp; розмова</title>
<link href="https://pryklad.example.org/b/1"/><updated>2022-01-04T10:00:00+02:00</updated>
<author><name>Олена Зразок</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Міністри зустрілися.</p></div></content></entry>
</feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Exemple Infos",
        "home_page_url": "https://infos.example.org/",
        "language": "fr-CH",
        "items": [
            {
                "id": "https://infos.example.org/2022/1",
                "title": "Entretien à Genève",
                "content_html": f"<p>{LONG}</p>",
                "date_published": "2022-01-04T09:00:00+01:00",
                "authors": [{"name": "Luc Exemple"}],
                "tags": ["Monde"],
                "image": "/lac.jpg",
                "attachments": [{"url": "/palais.jpg", "mime_type": "image/jpeg", "title": "Le palais"}],
            },
            {"id": "2", "url": "/2022/2", "summary": "Un résumé."},
            {"id": 3},
            "no item",
        ],
    }
)

NINJS_1 = json.dumps(
    {
        "uri": "urn:newsml:agency.example.org:20220104:1",
        "type": "text",
        "versioncreated": "2022-01-04T10:37:00Z",
        "language": "en",
        "byline": "Ana Sample",
        "headline": "Envoys meet in Vienna",
        "copyrightholder": "Sample Agency",
        "body_text": LONG,
        "body_xhtml": f"<p>{LONG}</p>",
        "associations": {
            "main": {
                "uri": "urn:p1",
                "type": "picture",
                "description_text": "The hall of the palace.",
                "byline": "P. Sample",
                "renditions": {
                    "small": {"href": "https://agency.example.org/s.jpg", "mimetype": "image/jpeg", "width": 100},
                    "large": {"href": "https://agency.example.org/l.jpg", "mimetype": "image/jpeg", "width": 900},
                },
            }
        },
    }
)

NINJS_3 = json.dumps(
    [
        {
            "uri": "https://agency.example.org/items/2",
            "type": "text",
            "versionCreated": "2022-01-05T12:00:00+01:00",
            "firstCreated": "2022-01-05T11:00:00+01:00",
            "pubStatus": "usable",
            "language": "fr",
            "by": "Luc Exemple",
            "headlines": [{"role": "short", "value": "Court"}, {"role": "main", "value": "Entretien à Genève"}],
            "bodies": [
                {"role": "text", "contentType": "text/plain", "value": "Texte."},
                {"role": "html", "contentType": "text/html", "value": "<p>Texte entier.</p>"},
            ],
            "infoSources": [{"name": "Agence Exemple"}],
            "subjects": [{"name": "Diplomatie"}],
            "associations": [
                {
                    "name": "a1",
                    "type": "picture",
                    "uri": "urn:p2",
                    "by": "P. Exemple",
                    "descriptions": [{"value": "Le palais."}],
                    "renditions": [{"href": "https://agency.example.org/p.jpg", "contentType": "image/jpeg"}],
                }
            ],
        },
        {"uri": "urn:3", "type": "text", "versionCreated": "2022-01-05", "pubStatus": "canceled", "headlines": [],
         "bodies": [{"contentType": "text/plain", "value": "Withdrawn."}]},
        {"uri": "urn:4", "type": "picture", "versionCreated": "2022-01-05", "headline": "A picture alone"},
    ]
)  # fmt: skip


def news_item(guid: str, inside: str, kind: str = "text", status: str = "usable") -> str:
    return f"""<newsItem guid="{guid}" xml:lang="en-US"><itemMeta><itemClass qcode="ninat:{kind}"/>
<provider literal="Sample Agency"/><versionCreated>2022-01-04T12:00:00Z</versionCreated>
<firstCreated>2022-01-04T10:00:00Z</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta>{inside}</newsItem>"""


def news_text(guid: str, headline: str, paragraph: str, status: str = "usable") -> str:
    return news_item(
        guid,
        f"""<contentMeta><language tag="en"/><headline>{headline}</headline><by>By Ana Sample</by>
<creditline>Sample Agency</creditline><dateline>VIENNA, Jan 4 (Sample Agency)</dateline>
<subject qcode="medtop:11000000"><name>politics</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>{paragraph}</p><p>A second <b>paragraph</b> &amp; more.</p></body></html></inlineXML>
</contentSet>""",
        status=status,
    )


def news_picture(guid: str, caption: str) -> str:
    return news_item(
        guid,
        f"""<contentMeta><creator><name>P. Sample</name></creator><creditline>Sample Pictures</creditline>
<headline>Hall</headline><description role="drol:summary">x</description>
<description role="drol:caption">{caption}</description></contentMeta><contentSet>
<remoteContent href="https://agency.example.org/{guid}-s.jpg" contenttype="image/jpeg" width="90"/>
<remoteContent href="https://agency.example.org/{guid}.jpg" contenttype="image/jpeg" width="900"/></contentSet>""",
        kind="picture",
    )


def news_message(*items: str) -> str:
    held = "".join(items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2022-01-04T12:00:00Z</sent></header>
<itemSet>{held}</itemSet></newsMessage>"""


NEWSML = news_message(
    '<packageItem><groupSet><group><itemRef residref="t1"/><itemRef residref="p1"/></group></groupSet></packageItem>',
    news_text("t1", "Envoys meet", "The envoys met."),
    news_text("t2", "Ministers travel", "The ministers travel."),
    news_text("t3", "Withdrawn", "Nothing of this holds.", status="canceled"),
    news_picture("p1", "The hall of the palace."),
    news_picture("p2", "An airport."),
)

NITF = """<nitf xml:lang="en"><head><title>Envoys meet</title><docdata><date.issue norm="20220104T100000Z"/></docdata>
</head><body><body.head><hedline><hl1>Envoys meet in Vienna</hl1></hedline>
<byline>By <person>Ana Sample</person></byline>
<distributor>Sample Agency</distributor><dateline><location>VIENNA</location></dateline></body.head>
<body.content><p>The envoys met.</p></body.content></body></nitf>"""

SITEMAP_INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://courier.example.org/old.xml</loc><lastmod>2021-01-01</lastmod></sitemap>
<sitemap><loc>https://courier.example.org/news.xml.gz</loc><lastmod>2022-01-04</lastmod></sitemap>
</sitemapindex>"""

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://courier.example.org/world/envoys-meet?a=1&amp;b=2</loc><lastmod>2022-01-04T11:00:00+01:00</lastmod>
<news:news><news:publication><news:name>Sample Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2022-01-04T10:00:00+01:00</news:publication_date><news:title>Envoys meet</news:title></news:news>
<image:image><image:loc>https://courier.example.org/hall.jpg</image:loc><image:caption>The hall.</image:caption>
</image:image></url>
<url><loc>ftp://courier.example.org/x</loc></url>
<url><loc>https://courier.example.org/world/plain</loc></url>
</urlset>"""

AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Ministry of Samples//agenda//EN
X-WR-CALNAME:Ministry of Samples\\, agenda
X-WR-TIMEZONE:Europe/Brussels
BEGIN:VEVENT
UID:1@ministry.example.org
DTSTAMP:20261101T000000Z
LAST-MODIFIED:20261120T101500Z
DTSTART;TZID=Europe/Tallinn:20261203T093000
DTEND;TZID=Europe/Tallinn:20261203T170000
SUMMARY;LANGUAGE=en-GB:Informal meeting of
  foreign ministers
LOCATION:Tallinn\\, Estonia
GEO:59.437;24.7536
STATUS:CONFIRMED
ORGANIZER;CN=Presidency of Samples:mailto:a@ministry.example.org
ATTENDEE;CN=Ana Sample;PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:b@ministry.example.org
ATTENDEE:mailto:c@ministry.example.org
SEQUENCE:2
DESCRIPTION:The ministers will\\ndiscuss <b>everything</b>.
URL:https://ministry.example.org/events/1
END:VEVENT
BEGIN:VEVENT
UID:2@ministry.example.org
DTSTART;VALUE=DATE:20261210
DTEND;VALUE=DATE:20261212
SUMMARY:Council of Samples
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:3@ministry.example.org
DTSTART:20261102T080000Z
DURATION:PT1H
RRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270401T000000Z
EXDATE:20261207T080000Z
RDATE:20261216T080000Z
SUMMARY:Briefing
END:VEVENT
BEGIN:VEVENT
UID:3@ministry.example.org
RECURRENCE-ID:20270104T080000Z
DTSTART:20270105T090000Z
SUMMARY:Briefing (moved)
END:VEVENT
BEGIN:VEVENT
UID:4@ministry.example.org
DTSTART:no day at all
SUMMARY:Broken
END:VEVENT
END:VCALENDAR
"""

MESSAGE = b"""From: =?utf-8?q?Minist=C3=A8re_Exemple?= <presse@ministere.example.org>
To: list@desk.example.org
Subject: =?utf-8?b?RW50cmV0aWVuIMOgIEdlbsOodmU=?=
Date: Tue, 04 Jan 2022 09:00:00 +0100
Archived-At: <https://ministere.example.org/presse/1>
Content-Language: fr
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Le ministre se rendra =E0 Gen=E8ve.
--b2
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<p>Le ministre se rendra =E0 Gen=E8ve.</p>
--b2--
--b1
Content-Type: text/calendar; charset=utf-8; method=PUBLISH
Content-Disposition: attachment; filename="agenda.ics"

BEGIN:VCALENDAR
BEGIN:VEVENT
UID:9@ministere.example.org
DTSTART;TZID=Europe/Zurich:20220110T100000
SUMMARY:Entretien
END:VEVENT
END:VCALENDAR

--b1
Content-Type: text/html; charset=utf-8
Content-Disposition: attachment; filename="note.html"

<html><body><p>Une note.</p></body></html>
--b1--
"""

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="World"><outline text="Sample Courier" type="rss" xmlUrl="https://courier.example.org/feed.xml?a=1&b=2"
 htmlUrl="https://courier.example.org/"/></outline>
<outline text="Nothing" xmlUrl="javascript:alert(1)"/>
<outline title="Приклад" type="rss" xmlUrl="https://pryklad.example.org/rss" language="uk-UA"/>
</body></opml>"""


def warc_record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    record: str = "response",
    headers: str = "",
) -> bytes:
    """One record of an archive, as a crawler writes it."""
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body if record == "response" else body
    )
    carried = "application/http; msgtype=response" if record == "response" else kind
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode())}>\r\n"
        f"WARC-Date: 2022-01-04T10:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {carried}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
