"""The settings of a LibreOffice that opens one document once and trusts it in nothing."""

from __future__ import annotations

from pathlib import Path

from pipeline.tools.identity import build

_SETTINGS = (
    # Headless, LibreOffice tests the graphics at every start, because it never records its version: half of its time.
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
    # It has been set up before: what the installation has for new users is not copied into it.
    ("org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    # English, as it would be; else a program is started to ask for the paper, which every template states itself.
    ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-US"),
    # Without it a picture that is only named, on the network or on this machine, is fetched and printed.
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "1"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    # A proxy that does not exist: the last wall if the jail cannot take the network away.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def write_profile(folder: Path, program: Path) -> None:
    """Make a fresh profile in `folder`: one that LibreOffice wrote itself may have lost a setting in silence.

    It says that it has been set up by the LibreOffice that `program` starts, which would else set it up and ask for
    another start: a quarter of its time. Where that does not say who it is, it does so.
    """
    user = folder / "user"
    (user / "extensions").mkdir(parents=True, mode=0o700)
    if name := build(program):
        (user / "extensions/buildid").write_text(name, "ascii")
    settings = user / "registrymodifications.xcu"
    settings.write_text(_HEAD + "".join(map(_setting, *zip(*_SETTINGS, strict=True))) + "</oor:items>\n", "utf-8")
    settings.chmod(0o600)


def _setting(path: str, name: str, value: str) -> str:
    """Write one setting in the form of the registry."""
    prop = f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    return f'<item oor:path="/{path}">{prop}</item>\n'
