"""A decision that frees a performer says where another's reason of delay names him (decision 0443)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.report import Performer, Relation, State
from tests.support.compose_world import book, done, facts, judged, row, words
from tests.support.control_story import ORG, item

TERM, AFTER = date(2025, 12, 12), date(2025, 12, 16)
HEAD = replace(ORG, relation=Relation.OFFICE, organisation="", post="Начальник", name="Сидорова Анна Петровна")
CULTURE = replace(HEAD, code="УК", unit="Управление культуры", groups=(*ORG.groups, "управление культуры"))
FINANCE = replace(HEAD, code="ФУ", unit="Финансовое управление", groups=(*ORG.groups, "финансовое управление"), row=3)
LIGHT = replace(ORG, code="СВЕТ", organisation="МУП «Горсвет»", groups=ORG.groups, row=4)
DEPUTY = replace(HEAD, code="ЗАМ", post="Заместитель главы", name="Ведунов Семён Кузьмич", groups=ORG.groups, row=5)
SCHOOL = replace(ORG, code="Ш1", organisation="МБОУ СОШ № 1", groups=(*ORG.groups, "школы"), row=6)
OTHER = replace(SCHOOL, code="Ш2", organisation="МБОУ СОШ № 2", row=7)


def proposed(reason: str, *executed: Performer, by: Performer = CULTURE, author: str = "") -> str:
    late = row(by.code, "1", state=State.IN_WORK, reason=reason, expected_on=date(2025, 12, 26))
    rows = [late, *(done(p.code, "1", TERM) for p in executed)]
    made = book(*rows, plan=(item("до 12.12.2025"),), performers=(by, *executed))
    reviewed, _ = judged(made, AFTER)
    memo = memo_of(reviewed.figures, facts(reviewed), words(), author)
    return plain("\n".join(proposals(memo))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("reason", "freed", "said"),
    [
        ("финансовое управление не определило объём средств", FINANCE, "финансового управления (названо {})"),
        ("нет сведений Финансового управления", FINANCE, "финансового управления (названо {})"),
        ("Горсвет не подключил камеры", LIGHT, "МУП «Горсвет» (названо {})"),
        ("не согласовано Ведуновым", DEPUTY, "Ведунова С.К. (назван {})"),
        ("МБОУ СОШ № 1 не передала списки", SCHOOL, "МБОУ СОШ № 1 (названо {})"),
    ],
)
def test_who_is_freed_is_told_to_be_the_reason_of_another(reason: str, freed: Performer, said: str) -> None:
    told = said.format("в причине задержки управления культуры")
    assert f"снять с контроля пункт 1 в части, касающейся {told}" in proposed(reason, freed)
    of_the_author = said.format("мною в причине задержки")
    assert f"касающейся {of_the_author}" in proposed(reason, freed, author=HEAD.name) or freed in {FINANCE, DEPUTY}


def test_among_several_the_one_is_named_and_the_others_are_freed_as_before() -> None:
    said = proposed("Горсвет не подключил камеры", LIGHT, FINANCE)
    assert (
        "в части, касающейся МУП «Горсвет» (названо в причине задержки управления культуры) и финансового управления"
        in said
    )
    assert "для остальных исполнителей" not in said
    assert "для остальных исполнителей снять его с контроля" in proposed("подрядчик не вышел", LIGHT, FINANCE)


@pytest.mark.parametrize(
    "reason",
    [
        "управление связи не ответило",
        "школы закрыты на карантин",
        "нет средств",
        "свет отключён",
        "МБОУ СОШ № 12 закрыта",
    ],
)
def test_words_that_name_nobody_alone_are_told_of_nobody(reason: str) -> None:
    assert "причине задержки" not in proposed(reason, SCHOOL, OTHER, FINANCE, LIGHT)
