"""Russian as an office writes it: comparing texts, agreement, dates, typography, declension.

Pure. The dictionaries (pymorphy3, pytrovich) are loaded at the first declension, not at import.
"""

from automation.russian.agree import (
    by_items,
    enumerate_items,
    first_few,
    join,
    name_items,
    natural_key,
    percent,
    plural,
    roman,
    words,
    working_days,
)
from automation.russian.dates import parse_day, show, show_long, shown
from automation.russian.departments import (
    is_acting,
    unit_inside,
    unit_of,
    unit_of_group,
    with_territory,
    with_unit,
)
from automation.russian.fold import clean, controls, fold, straighten
from automation.russian.incoming_number import requisites
from automation.russian.names import (
    Name,
    decline_name,
    in_another_case,
    initials_first,
    initials_last,
    is_somebody,
    salutation,
    same_person,
    sex_of,
)
from automation.russian.organisations import (
    entrepreneur,
    entrepreneur_posts,
    is_authority,
    organisation_gender,
    organisation_key,
    said,
    without_legal_form,
)
from automation.russian.own_kind import without_kind
from automation.russian.posts import Phrase, decline_organisation, decline_post
from automation.russian.silence import blank_mark, proves, tells
from automation.russian.territories import is_territory, post_on_territory
from automation.russian.typography import bound, capital, in_column, typography, untorn, without_lead, without_stop
