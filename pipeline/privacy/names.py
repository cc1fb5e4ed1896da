"""People's names in a Ukrainian text, in the shapes that offices write them; streets named after people are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.found import SPACE, Found

# Common given names without their endings, so that every case is known.
_STEMS = """
Адам Альбін Анатолі Андрі Антон Аркаді Артем Артур Богдан Борис Вадим Валенти Валері Василь Васил Віктор Віталі
Владислав Володимир Всеволод Вячеслав Геннаді Георгі Григорі Данил Денис Дмитр Едуард Євген Єгор Зінові Іван Ігор
Іларіон Ілл Йосип Кирил Костянтин Леонід Любомир Макар Максим Марк Мар’ян Микит Микол Мирон Мирослав Михайл Назар Олег
Олександр Олексі Орест Остап Павл Петр Пилип Платон Роман Ростислав Руслан Святослав Семен Сергі Станіслав Степан Тарас
Тимофі Тимур Федір Федор Филип Юрі Юхим Яків Яков Ярем Ярослав
Алевтин Алін Аліс Алл Альон Анастасі Ангелін Анжел Анн Антонін Валентин Варвар Вікторі Віолетт Віт Галин Ганн Дар’ Дарин
Діан Євгені Єв Єлизавет Жанн Зінаїд Зо Зорян Іванн Ілон Інг Інн Ірин Карин Катерин Клавді Ксені Ларис Лес Ліді Лілі
Любов Людмил Маргарит Марин Марі Март Мілан Наді Наталі Наталк Нін Оксан Олен Ольг Ользі Полін Раїс Рит Світлан Соломі
Софі Тамар Тетян Улян Христин Юлі Ян
"""
_ENDINGS = "(?:[аоеєуюяиійьї]|ою|ею|єю|ом|ем|єм|ові|еві|єві)?"
_LOW, _CAP = "[а-щьюяґєії’]", "[А-ЩЬЮЯҐЄІЇ]"
_G = rf"(?:{'|'.join(_STEMS.split())}){_ENDINGS}(?!{_LOW})"
_WORD = rf"{_CAP}{_LOW}{{2,}}(?:-{_CAP}{_LOW}+)?"
_CAPS = rf"{_CAP}[А-ЩЬЮЯҐЄІЇ’]{{2,}}(?:-{_CAP}{{3,}})?(?!{_LOW}|{_CAP})"
_SURNAME = rf"{_CAP}{_LOW}+(?:енк|чук|щук|юк|ськ|цьк|зьк|ишин|ак|як|ович|евич|ів|їв|ко){_LOW}{{0,3}}(?!{_LOW})"
_CAPS_SURNAME = rf"{_CAP}+(?:ЕНК|ЄНК|ЧУК|ЩУК){_CAP}{{0,3}}(?!{_LOW}|{_CAP})"
_PATRONYMIC = (
    rf"(?!Керівн){_CAP}{_LOW}+"
    rf"(?:(?:[оеє]вич|лліч|ьмич|укич)(?:[аіу]|ем|еві)?|[ії]вн(?:[аиіуо]|ою))(?!{_LOW})"
)
_OFFICE = "Міськ|Сільськ|Селищн|Голов|Начальник|Директор|Керівник|Секретар"
_INITIALS = rf"(?!М\.{SPACE}?П\.)(?!В\.{SPACE}?О\.{SPACE}*(?:{_OFFICE})){_CAP}\.{SPACE}?{_CAP}\."
_S = f"(?:{SPACE}|\n)+"

_SHAPES = tuple(
    re.compile(rf"(?<![\w’-]){shape}")
    for shape in (
        rf"(?:{_WORD}|{_CAPS}){_S}{_WORD}{_S}{_PATRONYMIC}",
        rf"{_WORD}{_S}{_PATRONYMIC}(?:{_S}(?:{_CAPS}|{_WORD}))?",
        rf"{_G}{_S}(?:{_CAPS}|{_WORD})",
        rf"(?:{_CAPS}|{_SURNAME}){_S}{_G}",
        rf"{_WORD}{_S}{_CAPS_SURNAME}",
        rf"{_INITIALS}{SPACE}*(?:{_WORD}|{_CAPS})",
        rf"(?:{_WORD}|{_CAPS}){_S}{_INITIALS}",
        rf"{_CAP}\.{SPACE}*(?:{_CAP}{_LOW}+(?:енк|чук|щук){_LOW}{{0,3}}(?!{_LOW})|{_CAPS_SURNAME})",
    )
)
_BEFORE = 30
# «вул. Михайла Грушевського», «імені Т. Г. Шевченка», «орден Богдана Хмельницького»: a place or a thing, no person.
_NAMED_AFTER = re.compile(
    r"(?:\b(?:вул|просп|пл|бульв|бул|пров|ім|м|с|смт)\.|\b(?:вулиц|проспект|площ|бульвар|провул|імен[іи]|орден|преміі|премі)\w*)"
    rf"[«\"]?{SPACE}*$",
    re.IGNORECASE,
)


def names(text: str) -> Iterator[Found]:
    """Give every name of a person in `text`; no letter counts for two of them."""
    left = text.translate(dict.fromkeys(map(ord, "'ʼ"), "’"))
    for shape in _SHAPES:
        for found in shape.finditer(left):
            start, end = found.span()
            if "\0" in left[start:end]:
                continue
            if not _NAMED_AFTER.search(left[max(0, start - _BEFORE) : start]):
                yield Found("personal-name", "ім’я людини", start, text[start:end])
            left = left[:start] + "\0" * (end - start) + left[end:]
