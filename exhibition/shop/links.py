"""A link somebody wrote and the hosts a show allows -> the address that may be printed as a QR code, or why not.

Links come from catalogues and are scanned by strangers' phones, so the rule is narrow on purpose: what a browser and a
person could read in two ways is refused, not mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

import ada_url

LONGEST = 300
"""Signs. A longer address makes a QR code too dense for a phone at arm's length."""

_PLAIN = re.compile(r"[!-~]+")
_OPENING = re.compile(r"https://[^/\\]", re.IGNORECASE)
_AUTHORITY = re.compile(r"https://([^/?#]*)", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_HIDDEN_ESCAPE = re.compile(
    r"%(?:[01][0-9a-f]|7f|5c|2f|25|e2%80%(?:8[b-f]|a[a-e])|e2%81%a[0-9a-f]|ef%bb%bf)", re.IGNORECASE
)
_NESTED = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|^\s*(?:javascript|data|mailto|tel):", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|oly|vero|wt|at|ali|stm|itm)_.*"
    r"|_ga|_gl|_hsenc|_hsmi|_openstat|g?clid|dclid|gclsrc|gbraid|wbraid|fbclid|msclkid|yclid|ttclid|twclid|li_fat_id|epik"
    r"|igsh|igshid|mc_[ce]id|mkt_tok|s_cid|ref_src|srsltid|wickedid|rb_clickid|spm|scm|pvid|abbucket|ut_sk|sessionid",
    re.IGNORECASE,
)


def safe_link(url: str, hosts: Iterable[str]) -> str | None:
    """The address as it goes into the QR code, written anew by the parser; None where `link_problem` has a reason."""
    if link_problem(url, hosts) is not None:
        return None
    return ada_url.URL(url).href


def link_problem(url: str, hosts: Iterable[str]) -> str | None:
    """Why an address may not be shown, in one clause; None where it may.

    hosts: exact host names, or `.suffix` for every host below it.
    """
    reason = _spelling_problem(url)
    if reason:
        return reason
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return "is not an address a browser would open"
    return _host_problem(parsed.hostname, hosts) or _ending_problem(parsed.pathname, parsed.search)


def _spelling_problem(url: str) -> str | None:
    """What can be seen in the text itself, before a parser has forgiven anything."""
    if len(url) > LONGEST:
        return f"is longer than {LONGEST} signs"
    if not _PLAIN.fullmatch(url):
        return "has blanks, line breaks or signs outside plain ASCII"
    if "\\" in url:
        return "has a backslash"
    if not _OPENING.match(url):
        return "does not begin with https:// and a host"
    authority = _AUTHORITY.match(url)
    assert authority is not None
    if "@" in authority[1]:
        return "carries a user name"
    if ":" in authority[1]:
        return "names a port"
    if "%" in authority[1]:
        return "hides signs of its host"
    if "#" in url:
        return "has a fragment (#)"
    return None


def _host_problem(host: str, hosts: Iterable[str]) -> str | None:
    if not _HOST_NAME.fullmatch(host):
        return "does not name a host by its name"
    allowed = [entry.lower() for entry in hosts]
    if host in allowed:
        return None
    if any(label.startswith("xn--") for label in host.split(".")):
        return f"names a host in disguised letters ({host})"
    if any(entry.startswith(".") and len(entry) > 1 and host.endswith(entry) for entry in allowed):
        return None
    return f"names a host that is not allowed ({host})"


def _ending_problem(path: str, search: str) -> str | None:
    if _BROKEN_ESCAPE.search(path + search):
        return "has a broken % escape"
    if _HIDDEN_ESCAPE.search(path + search):
        return "hides signs behind % escapes"
    if "//" in path:
        return "has an empty step (//) in its path"
    for key, value in parse_qsl(search.removeprefix("?").replace(";", "&"), keep_blank_values=True):
        if _TRACKING.fullmatch(key):
            return f"carries a tracking parameter ({key})"
        if _NESTED.match(value):
            return f"carries another address ({key})"
    return None
