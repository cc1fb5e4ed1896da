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
    rf"|(?:Ілліч|Лукич|Кузьмич|Хомич|Фомич)(?:[аіу]|ем|еві)?(?!{_LOW})"
)
_CAPS_PATRONYMIC = (
    rf"(?!КЕРІВН)(?:{_CAP}{{2,}}(?:[ОЕЄ]ВИЧ(?:[АІУ]|ЕМ|ЕВІ)?|[ІЇ]ВН(?:[АИІУ]|ОЮ))"
    rf"|(?:ІЛЛІЧ|ЛУКИЧ|КУЗЬМИЧ|ХОМИЧ|ФОМИЧ)(?:[АІУ]|ЕМ|ЕВІ)?)(?!{_LOW}|{_CAP})"
)
_CITIZEN_ENDINGS = ("ин", "ина", "ину", "инові", "ином", "ка", "ки", "ці", "ку", "кою")
_CITIZEN = (
    "|".join(rf"(?<=ромадян{ending}{SPACE})" for ending in _CITIZEN_ENDINGS) + rf"|(?<=\b[Гг]р\.{SPACE})|(?<=\b[Гг]р\.)"
)
_COUNTRY = (
    "(?i:Україн|Росі|Польщ|Молдов|Республік|Румун|Білорус|Грузі|Німеч|Ізраїл|США|Сполучен|Європ|Туре|Вірмен|Азербайдж"
    "|Казах|Узбек|Угор|Словач|Болгар|Литв|Латв|Естон|Чех|Канад|Великобритан|Франці|Італі|Іспан)"
)
_OFFICE = (
    "Міськ|Сільськ|Селищн|Голов|Начальни|Директор|Керівни|Секретар|Старост|Заступни|Завідув|Міністр|Ректор|Спеціаліст"
)
_INITIALS = (
    rf"(?!М\.{SPACE}?П\.)(?!В\.{SPACE}?О\.{SPACE}*(?i:{_OFFICE}))"
    rf"(?!П\.{SPACE}?І\.{SPACE}?Б\.)(?!(?:(?<=П\.)|(?<=П\.{SPACE}))І\.{SPACE}?Б\.){_CAP}\.{SPACE}?{_CAP}\."
)
_S = f"(?:{SPACE}|\n)+"
_TWO_CAPITALS = re.compile(rf"{_CAP}(?<![\w’'ʼ-].)(?:[\w’'ʼ-]*+{_S}|\.{SPACE}*){_CAP}")
_CITIZEN_WORD = re.compile(r"ромадян|Гр\.|гр\.")

_SHAPES = tuple(
    re.compile(rf"(?<![\w’-]){shape}")
    for shape in (
        rf"{_CAPS}{_S}{_CAPS}{_S}{_CAPS_PATRONYMIC}",
        rf"(?:{_WORD}|{_CAPS}){_S}{_WORD}{_S}(?:{_PATRONYMIC})",
        rf"{_WORD}{_S}(?:{_PATRONYMIC})(?:{_S}(?:{_CAPS}|{_WORD}))?",
        rf"{_G}{_S}(?:{_CAPS}|{_WORD})",
        rf"(?:{_CAPS}|{_SURNAME}){_S}{_G}",
        rf"{_WORD}{_S}{_CAPS_SURNAME}",
        rf"{_INITIALS}{SPACE}*(?:{_WORD}|{_CAPS})",
        rf"(?:{_WORD}|{_CAPS}){_S}{_INITIALS}",
        rf"{_CAP}\.{SPACE}*(?:{_CAP}{_LOW}+(?:енк|чук|щук){_LOW}{{0,3}}(?!{_LOW})|{_CAPS_SURNAME})",
        rf"(?:{_CITIZEN})(?!{_COUNTRY})(?:{_WORD}|{_CAPS})",
    )
)
_BEFORE = 120
_TITLE = (
    "(?:академік|адмірал|геро|гетьман|генерал|маршал|професор|поет|письменник|композитор|художник|лейтенант|капітан"
    "|полковник|майор|сержант|солдат|космонавт|архітектор|лікар|митрополит|корол|княз|княгин|свят|отаман)"
    rf"\w*{SPACE}+(?:України{SPACE}+)?"
)
_PLACES = r"(?:вулиц(?:і|ь|ями|ях|ям)|площ(?:і|ами|ах)|провулк(?:и|ів|ами|ах)|проспект(?:и|ів|ами|ах))"
_ONE = rf"{_CAP}[\w.’-]*(?:{SPACE}*{_CAP}[\w.’-]*){{0,2}}"
# «вул. Михайла Грушевського», «імені Т. Г. Шевченка», «орден Богдана Хмельницького»: a place or a thing, no person.
_NAMED_AFTER = re.compile(
    rf"(?:\b(?:вул|просп|пл|бульв|бул|пров|(?<!на{SPACE})ім|м|с|смт)\."
    r"|\b(?:(?:вулиц|проспект|бульвар|провул|імен[іи]|орден|преміі|премі)\w*|площ(?:а|і|у|ею|ами|ах)?))"
    rf"[«\"]?{SPACE}*(?:{_TITLE})?$",
    re.IGNORECASE,
)
_AMONG_PLACES = re.compile(rf"\b(?i:{_PLACES}){SPACE}+(?:{_ONE}(?:,{SPACE}*|{SPACE}+(?:та|і|й){SPACE}+))+$")
_THING = re.compile(
    rf"\b(?:парк|сквер|пам’ятник|школ|ліце|гімназі|бібліотек|музе|театр|університет)\w*{SPACE}+$", re.IGNORECASE
)
# In a case that a director of the school, who is told of after it in the nominative, does not stand in.
_HONOURED = re.compile(
    r"(?:Шевченк[ау]|Українки|Українці|Франк[ау]|(?:Грушевськ|Хмельницьк|Коцюбинськ)ого|Сковороди|Стуса|Мазепи)$"
)
_GENITIVE = re.compile(rf"(?:{_CAP}\.{SPACE}*|{_CAP}[\w’-]*(?:[аяиії]|ого){_S})+{_CAP}[\w’-]*(?:[аяиії]|ого)$")


def names(text: str) -> Iterator[Found]:
    """Give every name of a person in `text`; no letter counts for two of them."""
    if not _TWO_CAPITALS.search(text) and not _CITIZEN_WORD.search(text):
        return  # as most texts do: every shape has two words with capital letters in a row, or the word for a citizen
    whole = left = text.replace("'", "’").replace("ʼ", "’")
    for shape in _SHAPES:
        for found in shape.finditer(left):
            start, end = found.span()
            if "\0" in left[start:end]:
                continue
            if not _is_a_place(whole[max(0, start - _BEFORE) : start], found.group()):
                yield Found("personal-name", "ім’я людини", start, text[start:end])
            left = left[:start] + "\0" * (end - start) + left[end:]


def _is_a_place(before: str, name: str) -> bool:
    """Tell whether what stands before a name makes it one of a place or a thing."""
    return (
        _NAMED_AFTER.search(before) is not None
        or (_GENITIVE.match(name) is not None and _AMONG_PLACES.search(before) is not None)
        or (_HONOURED.search(name) is not None and _THING.search(before) is not None)
    )
