"""Each threat and the tests that show what happens. A row names functions; all of them must exist.

threat: what it is, then the tests, one a line
 1 XXE to a file
    no_entity_is_followed_to_a_file_or_an_address
 2 XXE over http, parameter entities
    no_entity_is_followed_to_a_file_or_an_address
 3 billion laughs
    what_would_exhaust_the_machine_ends_its_child_only
 4 zip bomb
    the_unpacked_size_is_looked_at_before_anything_is_parsed
 5 tiny file, giant grid
    what_would_exhaust_the_machine_ends_its_child_only
    a_million_styled_empty_rows_are_no_rows
 6 OLE2 sector loop
    what_would_exhaust_the_machine_ends_its_child_only
 7 panics of a parser
    damaged_books_are_refused_or_are_the_book_they_were
    damaged_bytes_are_read_or_refused
 8 a dimension that lies
    a_lying_dimension_hides_no_row
 9 zip-slip, duplicate entries
    entries_that_climb_out_or_repeat_write_nothing
10 truncated, half-copied, flipped, empty
    a_half_copied_workbook_is_cut_short
    a_wrong_checksum_is_damage
    a_workbook_still_being_copied_is_retried_and_never_half_read
11 another type under .xlsx
    each_fault_of_a_file_is_told_apart
    a_file_that_is_no_workbook_costs_only_itself
12 a password
    a_protected_workbook_is_told
    an_old_workbook_with_a_password_is_told
13 uncomputed formulas, error cells
    an_error_or_a_formula_without_value_is_never_an_empty_cell
    an_organisation_that_is_an_uncomputed_formula_is_written_to_by_nobody
14 formulas in our tables
    hostile_organisations_get_their_letters_with_the_very_words
    text_from_the_book_is_never_a_formula
15 external links
    links_to_other_workbooks_are_copied_nowhere
16 SSTI through a cell
    hostile_organisations_get_their_letters_with_the_very_words
    a_hostile_order_does_no_harm
17 SSTI through a template
    code_in_a_page_is_refused
    code_in_words_is_refused_by_the_name_of_each_file
    endless_work_in_a_template_is_refused
    loops_in_loops_end_with_the_share_of_time_they_have
    a_page_of_loops_in_loops_ends_too
18 XML through a cell
    hostile_organisations_get_their_letters_with_the_very_words
    data_that_looks_like_a_tag_or_markup_stays_text
19 a missing name in a template
    code_in_a_page_is_refused
    code_in_words_is_refused_by_the_name_of_each_file
    an_unknown_name_is_told_with_the_nearest_one
20 None, nan
    hostile_reports_and_marks_do_no_harm
    the_words_none_and_nan_may_stand_in_a_text
21 control characters, RTL, zero width
    hostile_codes_names_posts_and_addresses_do_no_harm
    unseen_marks_are_removed_and_told
22 paths out of the outbox
    hostile_organisations_get_their_letters_with_the_very_words
    nothing_is_written_outside
    a_mask_that_climbs_stays_in_the_outbox
23 names no disk takes
    hostile_organisations_get_their_letters_with_the_very_words
    names_are_legal_on_windows_and_fit
24 links, pipes, sockets, folders
    whatever_is_no_workbook_is_passed_over_with_a_line
    nothing_is_written_through_a_link_in_the_outbox
    what_is_no_plain_template_is_refused_at_once
25 lock files, stale ones too
    whatever_is_no_workbook_is_passed_over_with_a_line
    a_book_open_in_an_editor_is_read_as_last_saved_with_a_note
26 odd names in inbox/
    a_workbook_of_any_name_is_worked
    whatever_is_no_workbook_is_passed_over_with_a_line
27 header injection
    hostile_organisations_get_their_letters_with_the_very_words
    no_value_adds_a_header
    hostile_settings_are_refused_with_their_key
28 a body that names a file
    a_body_that_names_a_file_or_a_page_is_only_text
29 HTML and requests
    hostile_organisations_get_their_letters_with_the_very_words
    text_from_the_book_is_only_text
    nothing_is_asked_for_and_nothing_complains
30 one Message-ID for two
    each_paper_and_recipient_has_a_message_id_of_its_own_for_ever
31 bad certificates
    an_unproven_server_gets_neither_letter_nor_password
32 STARTTLS stripped
    without_starttls_nothing_is_sent_in_the_clear
33 failed login
    a_failed_login_is_tried_once_a_run_and_the_secret_stays_secret
34 missing password
    a_missing_password_is_told_at_once_without_asking
35 secrets
    the_password_stands_nowhere_after_a_failing_mail_day
    a_traceback_of_a_failed_login_holds_no_secret
    the_child_gets_no_secret_of_ours
36 one of several refused
    one_refused_message_brings_the_others_no_second_copy
37 5xx and 4xx
    each_message_ends_in_the_state_that_is_true
38 lost after the data
    an_unknown_message_goes_once_more_from_the_next_working_day
39 a failure swallowed
    each_message_ends_in_the_state_that_is_true
40 slow and dripping servers
    each_message_ends_in_the_state_that_is_true
41 poor servers
    each_message_ends_in_the_state_that_is_true
    every_line_is_short_ascii_and_every_name_whole
42 names and files arrive
    a_letter_arrives_with_its_file_byte_for_byte
    headers_names_and_the_attached_paper_are_read_back
43 a full mailbox behind the server
    a_full_mailbox_gets_its_letter_once_when_there_is_room_again
    each_message_ends_in_the_state_that_is_true
44 kill -9
    a_day_killed_anywhere_is_finished_by_the_next_run
45 full and failing disks
    a_full_or_failing_disk_is_told_and_nothing_is_lost
46 read-only, missing, wrong
    an_absent_inbox_or_workbook_is_an_alarm
    a_spoilt_register_is_never_begun_anew
    a_register_edited_by_hand_issues_nothing_and_tells_what_is_wrong
    values_no_program_has_written_are_a_register_edited_by_hand
    a_read_only_outbox_stops_the_day_in_words
47 two runs at once
    two_days_at_once_issue_once
    of_runs_at_once_one_works_and_the_others_say_who
48 SIGTERM
    sigterm_ends_the_day_between_two_papers
    sigterm_ends_the_mail_between_two_letters
49 clocks and zones
    a_clock_that_lost_its_time_is_told_and_nothing_is_dated_by_it
    new_year_and_leap_day_pass
    the_day_is_that_of_the_office_whatever_the_server_thinks
    a_day_before_the_order_and_a_far_day_issue_nothing
50 missed and overlapping runs
    missed_mornings_are_told_to_the_office_once
51 valid .docx and .xlsx
    every_paper_and_every_workbook_is_valid
    a_broken_paper_is_seen
    a_broken_workbook_is_seen
    filled_members_are_well_formed
    hostile_organisations_get_their_letters_with_the_very_words
52 SQL, LIKE, GLOB
    sql_like_and_glob_signs_in_keys_are_letters
    texts_are_kept_literally_whatever_signs_they_hold
53 growth
    idle_runs_leave_register_outbox_and_log_as_they_were
    an_idle_day_does_not_make_the_register_grow
    a_cell_as_full_as_cells_can_be_is_read_in_less_than_a_second
54 look-alike letters
    codes_and_numbers_are_the_same_whatever_their_spelling
    a_state_is_the_same_in_another_case_and_with_look_alike_letters
-- restricted numbers
    a_restricted_number_in_the_order_reaches_no_paper
    an_order_marked_as_restricted_is_refused
    words_about_a_restricted_document_are_in_no_value_and_no_message
-- what no paper, mail or board may hold
    what_may_never_stand_on_a_paper_in_a_mail_or_on_the_board_does_not
-- terminals and locales
    a_terminal_that_is_gone_ends_no_day
    a_bare_locale_costs_nothing
-- settings
    hostile_settings_are_refused_with_their_key
-- faults of the program itself
    a_fault_nobody_foresaw_is_one_line_and_no_day_done
-- giant words
    giant_words_and_numbers_are_asked_in_bounded_time
    very_many_rows_of_one_very_long_text_are_understood_once
    texts_that_take_too_long_to_understand_are_given_up
    a_text_that_asks_too_much_is_given_up
    numbers_without_end_cost_no_time
-- slips of names
    a_sheet_that_may_be_missing_is_not_passed_over_under_a_name_with_a_slip
    a_filled_column_that_may_be_missing_is_not_passed_over_under_a_name_with_a_slip
    a_row_with_anothers_organisation_or_another_items_words_counts_for_nobody
"""

import re
import zipfile
from pathlib import Path

import pytest

from automation.cli import main
from automation.model.catalogue import catalogue
from tests.support.clerk import Clerk
from tests.support.hostile import rezip

TESTS = Path(__file__).resolve().parents[1]
HEADS = re.compile(r"(?:[ \d]\d|--) ")


def rows() -> dict[str, list[str]]:
    """Threat → the tests named below it."""
    found: dict[str, list[str]] = {}
    for line in (__doc__ or "").splitlines():
        if HEADS.match(line):
            found[line.strip()] = []
        elif found and line.strip():
            found[next(reversed(found))].append(line.strip())
    return found


ROWS = rows()
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def known() -> set[str]:
    text = "\n".join(p.read_text("utf-8") for p in TESTS.rglob("test_*.py"))
    return set(re.findall(r"^(?:async )?def test_(\w+)", text, re.MULTILINE))


def test_every_threat_has_its_row() -> None:
    assert [int(row.split()[0]) for row in ROWS if not row.startswith("--")] == list(range(1, 55))


@pytest.mark.parametrize("row", ROWS)
def test_the_tests_of_a_threat_exist(known: set[str], row: str) -> None:
    assert ROWS[row]
    assert set(ROWS[row]) <= known


def test_an_organisation_that_is_an_uncomputed_formula_is_written_to_by_nobody(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    row = clerk.rows("Исполнители", "Код")["ОБР"]
    clerk.sheet("Исполнители").cell(row, clerk.columns("Исполнители")["Организация"]).value = "=A1"
    clerk.save()
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 1
    told = capsys.readouterr().out
    assert "Подготовлено на подпись: 5" in told, "no записка as if he were in the office"
    assert "справка: в «Ходе исполнения» сведения не в своих строках" in told, "its rows seem to be those of another"
    assert main(["check", "--on", "16.12.2025", "--home", str(home)]) == 1
    told = capsys.readouterr().out
    assert "[performer-unaddressed]" in told
    assert catalogue()["performer-unaddressed"].level == "error"


def linked(path: Path) -> bytes:
    """The workbook with a link to another one on a foreign server."""
    rels = f'<Relationship Id="rId999" Type="{RELATION}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    book = f'<externalReferences><externalReference xmlns:r="{RELATION}" r:id="rId999"/></externalReferences>'
    part = f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{RELATION}" r:id="rId1"/></externalLink>'
    target = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{RELATION}/externalLinkPath" Target="file:///\\\\evil\\x.xlsx" TargetMode="External"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    override = f'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="{kind}"/>'
    with zipfile.ZipFile(path) as package:
        old = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    changes: dict[str, bytes | None] = {
        "xl/workbook.xml": old["xl/workbook.xml"].replace("</sheets>", f"</sheets>{book}").encode(),
        "xl/_rels/workbook.xml.rels": old["xl/_rels/workbook.xml.rels"]
        .replace("</Relationships>", f"{rels}</Relationships>")
        .encode(),
        "[Content_Types].xml": old["[Content_Types].xml"].replace("</Types>", f"{override}</Types>").encode(),
    }
    extra = (
        ("xl/externalLinks/externalLink1.xml", part.encode()),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", target.encode()),
    )
    return rezip(changes, data=path.read_bytes(), extra=extra)


def test_links_to_other_workbooks_are_copied_nowhere(home: Path) -> None:
    book = next((home / "inbox").glob("*.xlsx"))
    book.write_bytes(linked(book))
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    assert main(["update", str(book), "--home", str(home)]) == 0
    assert main(["forms", "--on", "16.12.2025", "--home", str(home)]) == 0
    ours = [p for p in (home / "outbox").rglob("*.xlsx") if "copies" not in p.parts]
    assert len(ours) >= 6
    for path in ours:
        with zipfile.ZipFile(path) as package:
            assert not [n for n in package.namelist() if "external" in n.lower()]
