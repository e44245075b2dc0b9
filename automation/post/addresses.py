"""E-mail addresses as a mail server takes them: ASCII, the domain of .рф in its IDNA form."""

from email.utils import parseaddr

from automation.patterns import lazy

LOCAL = lazy(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
DOMAIN = lazy(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*")


def ascii_address(text: str) -> str | None:
    """Return the address as sent to a server, or None when it is not one address («a@b.ru, c@d.ru», «a b@c»)."""
    local, at, domain = text.strip().rpartition("@")
    if not at or not LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    ascii_domain = idna(domain)
    return f"{local}@{ascii_domain}" if ascii_domain else None


def idna(domain: str) -> str | None:
    """Return a domain in ASCII («почта.рф» → «xn--80a1acny.xn--p1ai»), None when it is no domain."""
    try:
        ascii_domain = domain.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return ascii_domain if DOMAIN.fullmatch(ascii_domain) else None


def is_allowed(address: str, domains: tuple[str, ...]) -> bool:
    """Tell whether the address lies in one of the office's domains exactly.

    «b%evil.com@example.org» and «evil.com!b@example.org» do not: some servers pass such a message on to another domain.
    """
    local, _, domain = address.rpartition("@")
    known = {idna(d.removeprefix("@")) for d in domains} - {None}
    return domain in known and not set(local) & set("%!")


def name_and_address(sender: str) -> tuple[str, str | None]:
    """Take «Общий отдел <office@example.org>» apart into name and ASCII address."""
    name, address = parseaddr(sender)
    return " ".join(name.split()), ascii_address(address)
