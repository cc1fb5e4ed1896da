"""A sealed document to what external signature software needs: the exact file, its hashes and how to sign it.

Fails never; the folder is written by who asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from string import Template

from pipeline.packages.opening import Package
from pipeline.signing.algorithms import base64_digest, digest
from pipeline.wording.numbers import counted

_BYTES = ("байт", "байти", "байтів")
GUIDE = "ЯК-ПІДПИСАТИ.txt"
_GUIDE = Template("""\
ЯК ПІДПИСАТИ

Документ: $title, запечатаний № $number
Файл:     $document ($counted)
SHA-256:  $hex
те саме:  $base64 (base64)

1. Візьміть саме цей $document. Не відкривайте його для правлення, не зберігайте наново й не друкуйте в PDF:
   навіть один змінений байт робить підпис підписом іншого файлу. Відкрити й прочитати його можна.
2. Перевірте, що файл той самий: sha256sum -c $document.sha256
   (Windows: certutil -hashfile $document SHA256)
3. Підпишіть його програмою або сервісом, якими користуєтеся для кваліфікованого електронного підпису.
   Оберіть одне з двох:
     а) відокремлений підпис (CAdES, файл .p7s): «підпис окремим файлом», «зовнішній підпис»;
     б) контейнер ASiC-E (файл .asice): у ньому лежать і документ, і підпис.
   Увімкніть «додати сертифікат до підпису», якщо програма про це питає.
   Підпис усередину PDF (PAdES) тут не годиться: він змінює сам файл.
4. Кількох підписувачів додавайте по черзі: кожен підписує цей самий $document і дає свій файл,
   або всі підписи лежать в одному .p7s чи контейнері.
5. Поверніть файл підпису:
     make attach-signature YEAR=$year DOCUMENT=$kind NUMBER=$number SIGNATURE=шлях/до/$document.p7s
   Програма перевірить, що він покриває саме ці байти, і покладе його в пакет поруч із незміненим $document.
   Підпис ДСТУ 4145 вона розпізнає, але сама не перевіряє й каже про це: його перевіряє офіційний сервіс,
   який називає ваш надавач довірчих послуг.
""")


def request_files(package: Package, number: int) -> Mapping[str, bytes]:
    """Give the files of the request for the package sealed under `number`, by name; the document is its, unchanged."""
    kind = package.document.kind
    name = f"{kind}.pdf"
    content = package.files[name]
    said = {
        "title": package.manifest.title,
        "kind": kind,
        "document": name,
        "year": package.manifest.year,
        "number": number,
        "size": len(content),
        "hex": digest("sha256", content).hex(),
        "base64": base64_digest("sha256", content),
    }
    return {
        name: content,
        f"{name}.sha256": f"{said['hex']}  {name}\n".encode(),
        GUIDE: _GUIDE.substitute(said, counted=counted(len(content), _BYTES)).encode(),
        "request.json": (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(),
    }
