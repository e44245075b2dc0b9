"""``deadline`` and ``decline``: how the program reads a term and declines a name."""

import argparse

from automation.cli.json_answers import Json, dump, picked
from automation.cli.terminal import out
from automation.cli.verbs import Surroundings
from automation.errors import CallError


def run_deadline(arguments: argparse.Namespace, _surroundings: Surroundings) -> int:
    """Tell how the program reads the words of a term."""
    from automation.plan.terms import names_event, read_term, show_term, term_json
    from automation.plan.workdays import Calendar

    calendar = Calendar()
    term = read_term(arguments.phrase, arguments.signed, calendar, event=names_event(arguments.item, arguments.phrase))
    if arguments.json:
        out(dump(term_json(term, arguments.signed, calendar)))
        return 0
    out(show_term(term, arguments.signed, calendar))
    for assumption in term.assumptions:
        out(f"  принято: {assumption}")
    return 0


def run_decline(arguments: argparse.Namespace, _surroundings: Surroundings) -> int:
    """Tell the genitive and dative of a post, an organisation or a name."""
    from automation.russian import decline_name, decline_organisation, decline_post, sex_of

    answer: dict[str, Json] = {}
    if arguments.post:
        post = decline_post(arguments.post, arguments.sex or sex_of(arguments.name or ""))
        answer["post"] = picked(post, "genitive", "dative", "sure")
    if arguments.organisation:
        answer["organisation"] = picked(decline_organisation(arguments.organisation), "genitive", "dative", "sure")
    if arguments.name:
        name = decline_name(arguments.name, arguments.sex)
        answer["name"] = picked(name, "genitive", "dative", "short_dative", "sex", "sure")
    if not answer:
        raise CallError("Укажите, что склонять: --post, --organisation или --name.")
    if arguments.json:
        out(dump(answer))
        return 0
    for forms in answer.values():
        out(f"кого/чего: {forms['genitive']}")
        out(f"кому/чему: {forms['dative']}{'' if forms['sure'] else ' – программа не уверена, проверьте'}")
    return 0
