"""The requisites of an order put together: head, stamp of the appendix, mark of approval, signature, points."""

import re
from collections.abc import Iterable
from itertools import takewhile

from automation.model.plan import UNDATED, Official, Order
from automation.plan.order.approval_marks import Approval, part_marks
from automation.plan.order.blocks import flat
from automation.plan.order.capitals import normal_case
from automation.plan.order.doubts import Derived, Doubts, requisite
from automation.plan.order.issuer import above_bodies, is_beside, issuing_body
from automation.plan.order.letterhead import SECTION, Head, holds_more, is_plain_heading, plan_title, read_head
from automation.plan.order.named_elsewhere import compared
from automation.plan.order.offices import body_in_stamp, body_in_title, headed_office, in_full
from automation.plan.order.officials import Found, control, responsible
from automation.plan.order.order_body import Parts, Point
from automation.plan.order.requisites import (
    NUMBER,
    PLAN_TITLE,
    find_date,
    find_number,
    is_requisite,
    kind_of,
    of_body,
    of_meeting,
)
from automation.plan.order.signature import doubtful, first_column, is_closing, signatory, unstamped
from automation.plan.order.superior import superior_act
from automation.plan.terms import plan_year
from automation.russian import capital, decline_organisation, fold
from automation.russian.heads import part_rank
from automation.russian.nominative import ACTING, nominative_post

_OWN_NUMBER = re.compile(r"^приложение\s*(?:№|N)\s*\d+", re.IGNORECASE)  # of the appendix, not of its order

# What a plan that comes without an order is itself.
_KIND_OF_PLAN = re.compile(
    r"(?:[а-яё-]+[ыио]й\s+){0,2}(?P<kind>план-график|план|график|программа|перечень поручений)(?![а-яё])", re.IGNORECASE
)
_APPROVES = re.compile(
    r"(?:утвердить|принять)\s+(?:(?:следующ|прилагаем)\w+\s+)?(?P<title>[^:;(]+?)"
    r"(?=\s*(?:[:;(]|$|,?\s(?:согласно|в соответствии с) прилож|\.(?:\s|$)))",
    re.IGNORECASE,
)
_TITLES = re.compile(r"[«\"]?ОБ?О?\s", re.IGNORECASE)
_ACT_NAMED = re.compile(r"(?:распоряжени|постановлени|приказ|решени|указ|протокол)(?:ю|у|ем|ом)\b", re.IGNORECASE)

REQUISITES = (
    ("Вид документа", "kind"),
    ("Номер", "number"),
    ("Дата", "date"),
    ("Заголовок", "heading"),
    ("Орган", "body"),
    ("Место", "place"),
)


def requisite_values(order: Order) -> tuple[tuple[str, object], ...]:
    """Return the fields of «Распоряжение» with what was read into them."""
    people = (("Подписал", order.signed_by), ("Ответственный", order.responsible), ("Контроль", order.control))
    posts = [(f"{who} (должность)", one.post) for who, one in people]
    names = [(f"{who} (Ф.И.О.)", one.name) for who, one in people]
    return (*((field, getattr(order, name)) for field, name in REQUISITES), *posts, *names)


def read_order_of(parts: Parts, stamp: list[str], doubts: Doubts, *, planned: bool) -> Order:
    """Return the order's requisites; what is not found stays empty and is asked, and so does its date (``UNDATED``).

    An order that is not ``planned`` has items in its own points: its kind is the title, and so is «протокол».
    """
    own, approval = part_marks(list(parts.head))
    head = read_head(own, list(parts.tail))
    plain, stamped = part_marks(stamp)
    stamp = [*(stamped.lines if stamped else ()), *plain]
    approval = approval or (None if head.kind else stamped)
    text = "\n".join([*parts.lines, *stamp])
    title = _calm(plan_title(stamp) or ("" if head.kind else plan_title(own)), text, doubts)
    unnamed = head.kind if not planned or head.kind == "протокол" else ""  # the plan of minutes needs no title
    title = title or (_approved_in(parts.points, doubts, asked=not unnamed) if planned else "")
    bare = approval if not head.kind else None  # a plan that comes without an order
    stamp = stamp or list(bare.lines if bare else ())
    _from_stamp(head, stamp if bare is None or bare.by_act else [], doubts)
    if bare is not None:
        title = _approved(head, bare, title, doubts)
    elif approval is not None:
        head.day, head.number = head.day or approval.day, head.number or approval.number
    _settle(head, title, text, doubts)
    approval = approval if approval and approval.signs else None
    signed = _calmed(_signed(approval, parts.tail, doubts), text, doubts)
    body = _body(own, head, stamp, text, doubts, approved=headed_office(signed.post) if approval else "")
    _ask_for_missing(head, doubts)
    _ask_about_unread(head, (body, head.heading, title, signed.post), doubts)
    return Order(
        kind=head.kind,
        number=head.number,
        date=head.day or UNDATED,
        heading=head.heading,
        body=body,
        place=head.place,
        signed_by=signed,
        responsible=_official(responsible(parts.points), "Ответственный", parts, doubts),
        control=_official(control(parts.points, signed), "Контроль", parts, doubts),
        plan_title=_with_year(title, head.heading) or unnamed,
        superior=superior_act("\n".join(parts.head), body),
    )


def _settle(head: Head, title: str, text: str, doubts: Doubts) -> None:
    """Put what was derived of a head into its last form, and have it confirmed."""
    if not head.kind and (named := _KIND_OF_PLAN.match(title)):
        doubts.unsure |= set() if head.heading else {"Заголовок"}
        head.kind, head.heading = named["kind"].lower(), head.heading or title
    doubts.unsure |= {"Название плана"} if holds_more(title) else set()
    if head.place and not head.place_sure:
        doubts.unsure.add("Место")
    if head.heading and (head.heading.isupper() or not is_plain_heading(head.heading)):
        doubts.unsure.add("Заголовок")
    head.heading = normal_case(head.heading, text)[0] if head.heading.isupper() else head.heading


def _ask_for_missing(head: Head, doubts: Doubts) -> None:
    asked = (("Вид документа", head.kind), ("Номер", head.number), ("Дата", head.day), ("Заголовок", head.heading))
    for field_name, value in asked:
        if not value:
            doubts.ask_for(field_name)


def _ask_about_unread(head: Head, read: Iterable[str], doubts: Doubts) -> None:
    """Ask about the lines of the head that nothing that was ``read`` explains: a requisite may be lost in them."""
    said = fold(" ".join(read))
    lines = [line for line in (*above_bodies(head.above), *head.left) if not (is_beside(line) or is_closing(line))]
    lines = [line for line in lines if not (SECTION.match(line) or re.match(r"(?:Цел[ьи]|Задач[аи])\b", line))]
    left = [f"«{line}»" for line in lines if any(w[:4] not in said for w in re.findall("[а-яё]{4,}", fold(line)))]
    if left:
        doubts.ask(f"В заголовочной части не прочитано: {'; '.join(left)} – нет ли там реквизита?")


def _numbered(title: str) -> tuple[str, str]:
    """Take the number out of «Перечень поручений № 7 по итогам …»; that of a school further on is its own."""
    named = PLAN_TITLE.match(title)
    found = NUMBER.match(title, named.end() + 1) if named else None
    return (f"{title[: found.start()]}{title[found.end() :].lstrip()}", find_number(found[0])) if found else (title, "")


def _signed(approval: Approval | None, tail: tuple[str, ...], doubts: Doubts) -> Official:
    """Return who approved or signed; where two signed side by side the first, and the other is told."""
    own, other = first_column(unstamped(tail)) if approval is None else ((), "")
    signed = approval.official if approval else signatory(own)
    if other and other == signed.name:
        told = "одно лицо подписало в двух должностях, записана первая – проверьте."
        doubts.ask(told, requisite("Подписал (должность)"))
    elif other:
        told = f"подписали двое, записан первый, другой – {other} – проверьте."
        doubts.ask(told, requisite("Подписал (Ф.И.О.)"))
    if not signed.name:
        doubts.ask_for("Подписал (Ф.И.О.)", "подпись в документе не найдена")
    elif not signed.post:
        doubts.ask_for("Подписал (должность)")
    signed = _without_rank(signed, "Подписал", doubts)
    lines = approval.lines if approval else own
    doubts.unsure |= {f"Подписал ({what})" for what in doubtful(signed, lines)}
    return signed


def _calmed(signed: Official, text: str, doubts: Doubts) -> Official:
    """Return who signed with a post that is printed in capitals as it is written in running text, to be confirmed."""
    post = capital(normal_case(signed.post, text)[0])
    if not re.match(rf"(?:(?i:{ACTING.pattern})\s)?[А-ЯЁ]{{4}}", signed.post) or post == signed.post:
        return signed
    doubts.unsure.add("Подписал (должность)")
    return Official(post=post, name=signed.name)


def _approved(head: Head, approval: Approval, title: str, doubts: Doubts) -> str:
    """Fill the head of a plan that comes without an order from its mark; return the title without a number."""
    if not approval.by_act:
        title, own = _numbered(title)
        head.day, head.number = approval.day or head.day, approval.number or head.number or own
    if not head.heading or fold(title).endswith(fold(head.heading)):  # «ПЕРЕЧЕНЬ», below it «поручений Главы …»
        head.heading = title
    if approval.kind:
        head.kind = approval.kind
        doubts.unsure |= {"Вид документа", "Заголовок"}
    return title


def _from_stamp(head: Head, stamp: list[str], doubts: Doubts) -> None:
    """Fill gaps with the number and date of the appendix's stamp, to be confirmed; ask about a difference."""
    lines = [_OWN_NUMBER.sub("", line) for line in stamp[:12]]
    marked = (n for n, line in enumerate(lines) if find_date(line) and find_number(line) and _of_act(lines, n))
    line = next((lines[n] for n in marked), "")
    if not line:
        return
    day, number = find_date(line), find_number(line)
    doubts.unsure |= {name for name, own in (("Дата", head.day), ("Номер", head.number)) if not own}
    head.day, head.number = head.day or day, head.number or number
    if (head.day, head.number) != (day, number):
        doubts.ask(f"В приложении указано «{flat(line)}», а в самом документе иначе: проверьте дату и номер.")


def _of_act(lines: list[str], at: int) -> bool:
    """Say whether a line of a stamp tells of the act itself: it bears nothing else, or the act is named up to it.

    «(предписание № 17 от …)» below the title of a plan tells of another paper.
    """
    return is_requisite(lines[at]) or _ACT_NAMED.search(flat(" ".join(lines[: at + 1]))) is not None


def _body(own: list[str], head: Head, stamp: list[str], text: str, doubts: Doubts, *, approved: str) -> str:
    """Return the issuing body: from the letterhead, the words behind the kind, the stamp or who ``approved``."""
    at = next((n for n, line in enumerate(own) if kind_of(line)), None)
    after_kind, named = "", False
    if at is not None:
        named = at + 1 < len(own) and of_body(flat(own[at + 1]))  # «Постановление», below «Кабинета Министров …»
        lines = map(flat, own[at + 1 :])
        below = takewhile(lambda line: not line or ((named or line.isupper()) and not is_requisite(line)), lines)
        behind = re.split(r"\s(?:от\s|№|N\s?\d)", flat(own[at])[len(head.kind) :])[0]
        named_lines = takewhile(lambda line: not _TITLES.match(line), [behind.strip(), *below])
        after_kind = "" if of_meeting(own[at]) else flat(" ".join(named_lines))  # «Протокол оперативного совещания»
    body, sure, upper = issuing_body(head.above, after_kind, text, head.kind)
    if upper:
        doubts.ask(f"«{body}» или «{upper}»? Записан первый – проверьте.", requisite("Орган"))
    sure = sure and not named
    if not body:
        body = body_in_stamp(stamp or ([] if at is not None else own)) or approved
        if body == approved:
            body = in_full(body, head.heading)
        names = (fold(body), fold(decline_organisation(body).genitive)) if body and approved else ()
        sure = any(name in fold(head.heading) for name in names)  # the title names the body of who approved as well
    if not body:
        body, sure = body_in_title(head.heading), False
    if not body:
        doubts.ask_for("Орган", "наименование органа не найдено")
    elif not sure or " " not in body:  # «Колледж» is no whole name
        doubts.unsure.add("Орган")
    return body


def _official(found: Found | None, field_name: str, parts: Parts, doubts: Doubts) -> Official:
    """Return the official whom the points name, with the doubts about him told."""
    if found is None:
        role = "ответственный" if field_name == "Ответственный" else "кто контролирует исполнение,"
        doubts.ask_for(f"{field_name} (Ф.И.О.)", f"{role} в документе не найден")
        return Official()
    found = compared(found, parts.lines)
    if not found.post_sure:
        doubts.unsure.add(f"{field_name} (должность)")
    if not found.name_sure or not found.official.name:
        doubts.unsure.add(f"{field_name} (Ф.И.О.)")
    if found.question:
        doubts.ask(found.question, found.place)
    return _without_rank(found.official, field_name, doubts)


def _without_rank(official: Official, field_name: str, doubts: Doubts) -> Official:
    """Return an official with the rank, class or degree taken out of his post, which is told."""
    post, rank = part_rank(official.post)
    if rank:
        told = f"«{rank}» – звание, чин или степень, в должность не вошли – проверьте."
        doubts.ask(Derived(told), requisite(f"{field_name} (должность)"))
    return Official(post=post, name=official.name)


def _approved_in(points: tuple[Point, ...], doubts: Doubts, *, asked: bool) -> str:
    """Return the title of the plan that a point approves («1. Утвердить план ремонта:»), to be confirmed.

    "" where none does, which is ``asked``.
    """
    found = filter(None, (_APPROVES.match(flat(point.text)) for point in points))
    titles = (nominative_post(one["title"], "accs")[0] for one in found)
    title = next((capital(title) for title in titles if PLAN_TITLE.match(title)), "")
    if title:
        doubts.unsure.add("Название плана")
    elif asked:
        doubts.ask_for("Название плана")
    return title


def _with_year(title: str, heading: str) -> str:
    """Add to a title without a year the one that the heading names («Об утверждении плана проверок на 2026 год»).

    Terms without a year lie in the year of the plan, wherever the order says which year that is.
    """
    year = plan_year(heading) if title and re.search(r"\b(?:план|график|программ)", heading, re.IGNORECASE) else None
    return title if year is None or re.search(r"(?:19|20)\d\d", title) else f"{title} на {year} год"


def _calm(title: str, text: str, doubts: Doubts) -> str:
    """Turn «ПЛАН МЕРОПРИЯТИЙ (план-график)…» into «План мероприятий (план-график)…»."""
    capitals = re.match(r"(?=[«\"]?[А-ЯЁ]{2})(?:[^а-яёa-z\s]+(?:\s+|$))+", title)
    if capitals is None:
        return title
    calm, sure = normal_case(title[: capitals.end()], text)
    doubts.unsure |= set() if sure else {"Название плана"}
    return calm + title[capitals.end() :]
