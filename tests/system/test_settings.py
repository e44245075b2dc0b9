"""office.toml: read completely, refused clearly."""

import tomllib
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.model.settings import Settings
from automation.settings_file import parse_settings, read_settings

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / "templates" / "office.toml").read_text("utf-8")


def parsed(extra: str = "", environment: dict[str, str] | None = None, sample: str = SAMPLE) -> Settings:
    return parse_settings(tomllib.loads(sample + extra), environment or {})


def test_the_sample_settings_are_complete_and_equal_the_defaults() -> None:
    settings = read_settings(ROOT, {})
    assert settings.office.email == "office@example.org"
    assert settings.policy.remind_days == (5,)
    assert settings.numbering.start.letters == 1
    assert [leader.receives for leader in settings.leadership] == ["signed", "draft"]
    minimal = {
        "office": {"name": "А", "short_name": "А", "unit": "О"},
        "signatory": {k: {"post": "п", "name": "и"} for k in ("letter", "second", "note")},
    }
    assert parse_settings(minimal, {}).policy == settings.policy
    assert parse_settings(minimal, {}).limits == settings.limits
    assert parse_settings(minimal, {}).mailbox == settings.mailbox
    assert parse_settings(minimal, {}).watch == settings.watch


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("remind_days", "remind_dayz", "возможно, «policy.remind_days»"),
        ("[policy]", "[polisy]", "возможно, «policy»"),
        ("remind_days = [5]", 'remind_days = "5"', "список чисел"),
        ("repeat_days = 5", "repeat_days = -1", "неотрицательное"),
        ("repeat_days = 5", "repeat_days = 2025-12-16", "а записано 2025-12-16."),
        ("repeat_days = 5", "repeat_days = true", "а записано true."),
        ("repeat_days = 5", f'repeat_days = "{"Я" * 100_000}"', f'а записано "{"Я" * 60}…".'),
        ("repeat_days = 5", 'repeat_days = "5"', 'целое неотрицательное число, а записано "5".'),
        ("repeat_days = 5", "repeat_days = {n = [1]}", "а записано раздел."),
        ("evidence = true", 'evidence = "да"', "true или false"),
        ('progress = "weekly"', 'progress = "weakly"', "возможно, «weekly»"),
        ("Europe/Moscow", "Moscow/Europe", "часовой пояс"),
        ('[mail]\nhost = ""', '[mail]\nhost = "не знаю, кто"', "mail.host – имя сервера без пробелов"),
        ('host = ""\nport = 993', 'host = "не знаю"\nport = 993', "mailbox.host – имя сервера без пробелов"),
        ("Europe/Moscow", "Ж" * 300, "часовой пояс"),
        ('short_name = "Администрация"', 'short_name = " "', "не заполнен ключ «office.short_name»"),
        ('name = "Камфарин Е.Н."', 'name = ""', "не заполнен ключ «signatory.second.name»"),
        ("read_seconds = 20", "read_seconds = 0", "от 1 до 3600"),
        ("repeat_days = 5", "repeat_days = ", "ошибка записи TOML в строке "),
        ("repeat_days = 5", f"repeat_days = {'[' * 5000}", "ошибка записи TOML. Проверьте кавычки"),
        ('"01-15/К-{n}"', '"01-15"', "{n}"),
        ('"02-03/К-{n}"', '"01-15/К-{n}"', "совпали"),
        ('"02-03/К-{n}"', '"01-15/К-1{n}"', "numbering.letters («01-15/К-{n}») и numbering.notes («01-15/К-1{n}»)"),
        ('"02-03/К-{n}"', '"02-03/{m}"', "допустимы только {n}"),
        ('host = ""', 'host = "mail.example.org"\nallowed_domains = []', "TOML"),
        ('short_name = "Администрация"', "", "office.short_name"),
        ("repeat_max = 2", "repeat_max = 0", "от 1 до 100"),
        ('shared_table = "auto"', "shared_table = 1", "может быть только: auto, true"),
        ('update = "propose"', 'update = "replase"', "возможно, «replace»"),
        ('update = "propose"', 'update = "заменять"', "может быть только: propose, replace."),
        ("look_seconds = 20", "look_seconds = 0", "от 1 до 3600"),
        ('at = "09:00"', 'at = "9 утра"', "watch.at – время запуска вида «09:00»"),
        ('port = 993\nsecurity = "tls"', 'port = 0\nsecurity = "tls"', "mailbox.port"),
        ("calendar = false", 'calendar = "да"', "leadership.calendar"),
        ('kinds = ["progress", "completion", "supplement"]', 'kinds = ["letters"]', "неизвестный вид «letters»"),
        ('kinds = ["progress", "completion", "supplement"]', f'kinds = ["{"я" * 999}"]', f"вид «{'я' * 119}…»"),
    ],
)
def test_a_mistake_is_told_with_key_and_cure(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in SAMPLE
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "office.toml").write_text(SAMPLE.replace(old, new, 1), "utf-8")
    with pytest.raises(SettingsError) as stop:
        read_settings(tmp_path, {})
    assert told in str(stop.value)


def test_a_missing_file_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="init"):
        read_settings(tmp_path, {})


def test_the_environment_wins_over_mail_and_never_brings_a_password() -> None:
    mail = parsed(
        environment={
            "AUTOMATION_MAIL_HOST": "smtp.example.org",
            "AUTOMATION_MAIL_PORT": "2525",
            "AUTOMATION_MAIL_ALLOWED_DOMAINS": "example.org, example.com",
            "AUTOMATION_MAIL_PASSWORD": "секрет",
        }
    ).mail
    assert (mail.host, mail.port, mail.allowed_domains) == ("smtp.example.org", 2525, ("example.org", "example.com"))
    assert "секрет" not in repr(mail)
    with pytest.raises(SettingsError, match="целым числом"):
        parsed(environment={"AUTOMATION_MAIL_PORT": "x"})


def test_the_mailbox_has_its_own_words_in_the_environment_and_needs_a_user() -> None:
    given = {"AUTOMATION_MAILBOX_HOST": "imap.example.org", "AUTOMATION_MAILBOX_USER": "office"}
    mailbox = parsed(environment={**given, "AUTOMATION_MAILBOX_TRUSTED": "example.com"}).mailbox
    assert (mailbox.host, mailbox.user, mailbox.trusted) == ("imap.example.org", "office", ("example.com",))
    with pytest.raises(SettingsError, match=r"mailbox\.user"):
        parsed(environment={"AUTOMATION_MAILBOX_HOST": "imap.example.org"})


def test_the_common_table_for_all_is_said_with_true() -> None:
    assert parsed(sample=SAMPLE.replace('shared_table = "auto"', "shared_table = true")).policy.shared_table is True


def test_a_host_needs_domains_and_a_sender() -> None:
    host = SAMPLE.replace('host = ""', 'host = "h.example.org"')
    with pytest.raises(SettingsError, match="allowed_domains"):
        parsed(sample=host.replace('allowed_domains = ["example.org"]', "allowed_domains = []"))
    with pytest.raises(SettingsError, match="sender"):
        parsed(sample=host.replace('sender = "Общий отдел <office@example.org>"', 'sender = "Отдел"'))
    with pytest.raises(SettingsError, match="port"):
        parsed(sample=host.replace("port = 587", "port = 0"))


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("letters = []", ()),
        ('letters = ["release"]', ("release",)),
        ("covering = true\nrelease = false", ("covering",)),
        ('letters = ["release"]\ncovering = true', ("release", "covering")),
    ],
)
def test_letters_an_office_asks_for_may_stand_as_switches_of_version_1(written: str, letters: tuple[str, ...]) -> None:
    assert parsed(sample=SAMPLE.replace("letters = []", written)).policy.letters == letters


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('letters = ["releas"]', "policy.letters: неизвестный вид «releas»; допустимы: covering, release"),
        ('letters = ["reminder"]', "неизвестный вид «reminder»"),
        ("covering = 1", "«policy.covering» – true или false"),
        ('letters = "release"\ncovering = true', "«policy.letters» – список строк"),
    ],
)
def test_letters_nobody_knows_are_refused(written: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        parsed(sample=SAMPLE.replace("letters = []", written))
    assert told in str(refused.value)
