"""What an extract from a plan says beside its table: whether it is the first, and which act has added what it tells."""

from msgspec.structs import replace

from automation.control.amendments import is_whole
from automation.control.sent_papers import gone_out
from automation.letters.ground import turns_of
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.own_items import order_of, parted
from automation.letters.plan_name import act_in_case, acts_named, plan_name
from automation.letters.plan_variables import CoveringValues
from automation.letters.variables import BorneValues
from automation.model.kinds import ADDED, JOINED, Kind
from automation.model.plan import Order, Permanent


def covering_values(group: Group, values: BorneValues) -> CoveringValues:
    """Tell whether more than one term is to be kept, and whether all this came by an amending order (decision 0402).

    More than one: of several items, or of one that has several or comes again; what only lasts has none. With tasks of
    the order's own text it is an extract from the order and from its plan. Whom an act has named for items of before
    and for new ones, it has named for all of them.
    """
    numbers, details = item_numbers(group.verdicts), {g.detail for g in group.grounds}
    several = len(numbers) > 1 or any(v.item.recurring or v.item.several_terms for v in group.verdicts)
    lasting = all(isinstance(v.item.reading.deadline, Permanent) for v in group.verdicts)
    order = order_of(numbers, group.facts.order)
    act = _only_act(order)
    added = details == {ADDED} and bool(act)
    joined = details in ({JOINED}, {ADDED, JOINED}) and bool(act) and not values["за_других"]
    told = replace(order, amendments="") if added or joined else order  # the act is named once
    both = all(parted(numbers)) and bool(plan_name(order).full)
    turns = turns_of(told, group.words)
    return {
        "много_сроков": several,
        "разово": not several and not lasting,
        "в_установленный": "" if lasting else f" в {'установленные сроки' if several else 'установленный срок'}",
        "добавлены": added,
        "включены": joined,
        "изменён": details <= {ADDED, JOINED},
        "изменившим": act,
        "с_поручениями": both,
        "выписка_из": turns.act_and_plan if both else turns.plan,
        "не_первая": _has_an_extract(group),
    }


def _only_act(order: Order) -> str:
    """Return the only amending act in the instrumental; "" of several, for which of them did it is not known."""
    acts = acts_named(order)
    return act_in_case(acts[0], "твор") if len(acts) == 1 and is_whole(acts[0]) else ""


def _has_an_extract(group: Group) -> bool:
    """Tell whether an earlier extract has gone out to whom this one is addressed."""
    addressee = group.verdicts[0].performer.papers_to
    sent = gone_out(group.facts.entries, group.paper.day)
    return any(e.kind is Kind.COVERING and e.addressee_code == addressee for e in sent)
