"""English is told from other languages, also where capitals, foreign names or brevity make it hard."""

import subprocess
import sys

import pytest

from legation.sources.language import is_english

ENGLISH = [
    "KENYA AND ETHIOPIA SIGN BORDER ACCORD IN MOYALE AFTER A WEEK OF FIGHTING, MINISTERS SAY",
    "Museveni, Ruto, Kagame, Ndayishimiye, Tshisekedi, Samia Suluhu Hassan hold EAC summit in Arusha",
    "Macron, Scholz, Sánchez, Meloni, Costa, Michel, von der Leyen, Rutte and Tusk gather in Granada",
    "Aung San Suu Kyi jailed in Naypyitaw",
    "Protests in Tbilisi",
    "Nguyễn Phú Trọng received Xi Jinping at Nội Bài airport on Tuesday, the Vietnamese foreign ministry said.",
    "The premier met the Wālī of Béchar, Saïd Benkamou, and told Le Monde that “la situation est sous contrôle”.",
    "",
    "1,204 — 33%",
]
FOREIGN = [
    "De minister van Buitenlandse Zaken was op maandag in Brussel voor overleg met zijn collega over de handel.",
    "Le ministre des affaires étrangères a rencontré lundi son homologue à Paris pour parler de la pêche.",
    "Der Außenminister traf am Montag in Berlin seinen Amtskollegen zu Gesprächen über den Handel.",
    "El ministro de Exteriores se reunió el lunes en Madrid con su homólogo para hablar de comercio y pesca.",
    "Menteri luar negeri bertemu dengan rekannya di Jakarta pada hari Senin untuk membahas perdagangan.",
    "Waziri wa mambo ya nje alikutana na mwenzake mjini Nairobi Jumatatu kwa mazungumzo ya biashara.",
    "DIŞİŞLERİ BAKANI PAZARTESİ GÜNÜ ANKARA'DA MEVKİDAŞIYLA TİCARET KONUSUNU GÖRÜŞTÜ.",
    "Министр иностранных дел встретился в понедельник в Минске со своим коллегой.",
    "外相は月曜日にソウルで会談した。",
    "التقى وزير الخارجية نظيره يوم الاثنين في القاهرة لإجراء محادثات.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_are_not(text: str) -> None:
    assert not is_english(text)


def test_plain_english_costs_no_model() -> None:
    code = (
        "import sys; from legation.sources.language import is_english; "
        "assert is_english('The foreign minister said on Monday that the talks with Ghana were over and had failed.'); "
        "assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
