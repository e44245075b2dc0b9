"""Terms of a plan: a free Russian phrase is read as a deadline, and whatever is assumed is told.

Doors: ``read_term``, ``read_clarified``, ``names_event``, ``is_told_to_people``, ``is_work_of_each``, ``comes_once``,
``number_said``, ``plan_period``, ``days_of_plan``, ``plan_year``, ``show_term``, ``shown_day``, ``control_dates``,
``is_control_date``, ``ends_with_its_period``, ``period_name``, ``same_period``, ``term_json``, ``told_reporting``.
"""

from automation.plan.terms.clarified import read_clarified
from automation.plan.terms.display import show_term, shown_day, term_json
from automation.plan.terms.events import comes_once, is_told_to_people, is_work_of_each, names_event
from automation.plan.terms.reading import read_term
from automation.plan.terms.repetition import (
    ControlDate,
    control_dates,
    ends_with_its_period,
    is_control_date,
    period_name,
)
from automation.plan.terms.same_period import same_period
from automation.plan.terms.spelling import number_said
from automation.plan.terms.told_reports import told_reporting
from automation.plan.terms.years import days_of_plan, plan_period, plan_year
