"""What can be typed on the command line: a parser for the window, one for the commands, and their help."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from planner import templates
from planner.errors import MitraError
from planner.i18n import _

COMMANDS = ("new", "info", "check", "analyse", "export", "import", "layout", "shot", "bench")
EXPORTS = (".json", ".xlsx", ".csv", ".png", ".svg", ".pdf", ".graphml")
PAPERS = ("free", "a4", "a3", "a0", "tiles")
NETWORKS = (".graphml", ".net", ".paj")
IMPORTS = (".json", ".xlsx", ".csv", *NETWORKS)
_PAGES = "Start Overview Strategy Map Partners Governance Performance Roadmap Risks Insights Workshop"
_LONGEST = 300  # characters of what argparse says, which repeats what was typed
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,6})?", re.ASCII)
_SIZE = re.compile(r"(\d{2,5})[xX×](\d{2,5})", re.ASCII)


class WrongUsage(MitraError):
    """Something on the command line that cannot be understood."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        told = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
        raise WrongUsage(_("{problem}. See: {program} --help").format(problem=told, program=self.prog))


def program() -> str:
    """Return what a person types to start Mitra: the script of the installer says so, as does `mitra`."""
    started = Path(sys.argv[0]).stem
    return os.environ.get("MITRA_PROGRAM") or ("mitra" if started == "mitra" else "main.py")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; `command` is None when the window is wanted. Raises WrongUsage.

    Prints the help and raises SystemExit when it is asked for.
    """
    first = next((word for word in words if not word.startswith("-")), None)
    if first in COMMANDS or {"-h", "--help"} & set(words):
        chosen = _commands().parse_args(words)
        if chosen.safe:
            raise WrongUsage(
                _("--safe is for the window; leave it out before {command}.").format(command=chosen.command)
            )
        _check_output(chosen)
        return chosen
    if first is not None and not Path(first).exists():
        raise WrongUsage(
            _("There is no file {name}, and no such command. See: {program} --help").format(
                name=first, program=program()
            )
        )
    return _window(words)


def _check_output(chosen: argparse.Namespace) -> None:
    """Raise WrongUsage when the output would take the place of the plan, or a shot is no picture."""
    out: Path | None = getattr(chosen, "out", None)
    if out is None:
        return
    if out.exists() and chosen.file.exists() and out.samefile(chosen.file):
        raise WrongUsage(_("{name} is the plan itself. Choose another name for the output.").format(name=out))
    if chosen.command == "shot" and out.suffix.lower() != ".png":
        raise WrongUsage(
            _("{name}: a shot is a picture; choose a name that ends in .png.").format(name=out.name)
        )


def _window(words: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog=program(), allow_abbrev=False)
    parser.add_argument("--safe", action="store_true")
    parser.add_argument("file", nargs="?", type=_path)
    return parser.parse_args(words, argparse.Namespace(command=None))


def _commands() -> argparse.ArgumentParser:
    usage = f"{program()} [--safe] [FILE]\n       {program()} COMMAND …"
    parser = _Parser(
        prog=program(),
        usage=usage,
        allow_abbrev=False,
        description=_("Mitra plans partner ecosystems. Without a command it opens the window."),
        epilog=_("Exit status: 0 done; 1 an error was found or a target missed; 2 wrong usage or bad input."),
    )
    parser.add_argument("--safe", action="store_true", help=_("open the window with default settings"))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, title=_("commands"), prog=program()
    )
    _new(_command(commands, "new", _("make a plan file")))
    _file(info := _command(commands, "info", _("what the plan holds")))
    _json(info)
    _file(check := _command(commands, "check", _("the plan check")))
    _json(check)
    _file(analyse := _command(commands, "analyse", _("every number of the plan")))
    _json(analyse)
    _export(_command(commands, "export", _("write the plan in another format, by the ending of OUT")))
    _import(
        _command(commands, "import", _("take in a sheet, a network or a JSON file, and say what changed"))
    )
    _layout(_command(commands, "layout", _("arrange a map anew")))
    _shot(_command(commands, "shot", _("a page of the window, as a picture")))
    _json(_command(commands, "bench", _("speed and memory, each beside its yardstick")))
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, help: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=help, description=help[:1].upper() + help[1:] + ".", allow_abbrev=False
    )


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, metavar="FILE", help=_("the plan, a .mitra file"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print one JSON document and nothing else"))


def _language(parser: argparse.ArgumentParser, help: str, default: str | None = None) -> None:
    parser.add_argument("--language", choices=("en", "id"), default=default, help=help)


def _picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", choices=("light", "dark"), help=_("light unless said otherwise"))
    parser.add_argument("--scale", type=_scale, metavar="N", help=_("pixels to a point, 0.1 to 8"))


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, metavar="FILE", help=_("the plan to make; never overwritten"))
    parser.add_argument(
        "--template",
        choices=templates.available(),
        metavar="NAME",
        help=_("begin with one of: {names}").format(names=" ".join(templates.available())),
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=_path,
        metavar="SOURCE",
        help=_("take in a list or a network; ends in one of {endings}").format(endings=" ".join(IMPORTS)),
    )
    _language(parser, _("the language of the plan"))


def _export(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "out",
        type=_path,
        metavar="OUT",
        help=_("ends in one of {endings}; .csv makes a folder").format(endings=" ".join(EXPORTS)),
    )
    parser.add_argument(
        "--what", choices=("map", "risks"), help=_("the map, or the risk report on one page (.pdf)")
    )
    parser.add_argument(
        "--view",
        metavar="NAME",
        help=_("of the map and of .graphml: the view to draw; the first unless given"),
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help=_("of the map: draw this partner and no others; may be repeated"),
    )
    parser.add_argument(
        "--paper",
        choices=PAPERS,
        help=_("of the map: as large as it is, or fitted; tiles are A4 sheets of a PDF"),
    )
    parser.add_argument(
        "--bare", action="store_true", default=None, help=_("of the map: no title and no legend")
    )
    _language(parser, _("of headings and labels; the plan's unless given, for .csv the keys of the JSON"))
    _picture(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    endings = _("ends in one of {endings}").format(endings=" ".join(IMPORTS))
    parser.add_argument("source", type=_path, metavar="SOURCE", help=endings)
    parser.add_argument(
        "--as",
        dest="entity",
        metavar="ENTITY",
        help=_("what the rows are, such as organisation; network for edges or nodes"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("the sheet to read; guessed unless given"))
    parser.add_argument("--header-row", type=_row, metavar="N", help=_("the row of the headings, from 1"))
    parser.add_argument(
        "--map",
        action="append",
        type=_pair,
        default=[],
        metavar='"Their column=our_field"',
        help=_("read a column as a field; may be repeated"),
    )
    parser.add_argument(
        "--prefer", choices=("theirs",), help=_("where both sides changed a field, take theirs")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    _json(parser)


def _layout(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--view", metavar="NAME", help=_("the view to arrange; the first unless given"))
    parser.add_argument("--kind", choices=("layered", "radial", "organic"), default="layered")


def _shot(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("out", type=_path, metavar="OUT.png", help=_("the picture to write"))
    parser.add_argument("--page", metavar="NAME", type=_page, help=_("one of: {names}").format(names=_PAGES))
    parser.add_argument("--size", type=_size, metavar="WxH", help=_("of the window, such as 1280x720"))
    _picture(parser)
    parser.add_argument(
        "--language", choices=("en", "id", "xx"), metavar="{en,id}", help=_("the plan's unless given")
    )


def _path(text: str) -> Path:
    if not text.strip() or Path(text).name in ("", ".."):
        raise argparse.ArgumentTypeError(_("“{value}” names no file").format(value=text))
    return Path(text)


def _scale(text: str) -> float:
    if _NUMBER.fullmatch(text) is None or not 0.1 <= float(text) <= 8:
        raise argparse.ArgumentTypeError(_("{value} is not between 0.1 and 8").format(value=text))
    return float(text)


def _row(text: str) -> int:
    if not text.isdecimal() or len(text) > 7 or not 1 <= int(text) <= 1_048_576:
        raise argparse.ArgumentTypeError(_("“{value}” is no row; rows are counted from 1").format(value=text))
    return int(text)


def _size(text: str) -> str:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("“{value}” is not a size such as 1280x720").format(value=text))
    return f"{found[1]}x{found[2]}"


def _pair(text: str) -> tuple[str, str]:
    theirs, equals, ours = text.rpartition("=")
    if not equals or not theirs.strip() or not ours.strip():
        raise argparse.ArgumentTypeError(_("“{value}” is not like Their column=our_field").format(value=text))
    return theirs.strip(), ours.strip()


def _page(text: str) -> str:
    pages = {page.casefold(): page for page in _PAGES.split()}
    if text.casefold() not in pages:
        raise argparse.ArgumentTypeError(
            _("there is no page “{value}”; there are {names}").format(value=text, names=_PAGES)
        )
    return pages[text.casefold()]
