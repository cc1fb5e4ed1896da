"""From what a PDF says of itself to its XMP packet: PDF/A and PDF/UA-1, nothing but what is named here.

The properties of PDF/A (ISO 19005-1, 6.7; parts 2 and 3, 6.6) and of the PDF/UA identification (ISO 14289-1, 5), with
the extension schema that PDF/A demands of every property it does not know itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape

PDFUAID = "http://www.aiim.org/pdfua/ns/id/"


def moment(stamp: dt.datetime) -> str:
    """Write `stamp` as PDF does (ISO 32000-1, 7.9.4)."""
    return stamp.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself, in its document information and in its XMP alike."""

    title: str
    author: str
    creator: str
    producer: str
    language: str
    stamp: dt.datetime
    part: int
    """Of ISO 19005."""

    @property
    def entries(self) -> dict[str, str]:
        """Give the entries of the document information dictionary."""
        entries = {
            "/Title": self.title,
            "/Author": self.author,
            "/Creator": self.creator,
            "/Producer": self.producer,
            "/CreationDate": moment(self.stamp),
            "/ModDate": moment(self.stamp),
        }
        return {key: value for key, value in entries.items() if value}


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="{pdfuaid}">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   <xmp:MetadataDate>{stamp}</xmp:MetadataDate>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{pdfuaid}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def packet(imprint: Imprint) -> bytes:
    """Write the XMP packet of `imprint`; the same imprint gives the same bytes."""
    author = f"   <dc:creator><rdf:Seq><rdf:li>{escape(imprint.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>\n"
    return _PACKET.format(
        part=imprint.part,
        pdfuaid=PDFUAID,
        title=escape(imprint.title, quote=False),
        author=author if imprint.author else "",
        creator=escape(imprint.creator, quote=False),
        producer=escape(imprint.producer, quote=False),
        language=escape(imprint.language, quote=False),
        stamp=imprint.stamp.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    ).encode()
