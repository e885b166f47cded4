"""Every command of the window in one table: menu, palette and the overlay of shortcuts all read it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.i18n import N_, _

PAGES = (
    "Overview",
    "Strategy",
    "Map",
    "Partners",
    "Governance",
    "Performance",
    "Roadmap",
    "Risks",
    "Insights",
    "Workshop",
)
PAGE_TITLES = {
    "Start": N_("Start"), "Overview": N_("Overview"), "Strategy": N_("Strategy"), "Map": N_("Map"),
    "Partners": N_("Partners"), "Governance": N_("Governance"), "Performance": N_("Performance"),
    "Roadmap": N_("Roadmap"), "Risks": N_("Risks"), "Insights": N_("Insights"), "Workshop": N_("Workshop"),
}  # fmt: skip
PAGE_ICONS = {
    "Overview": "house", "Strategy": "target", "Map": "share-network", "Partners": "handshake",
    "Governance": "scales", "Performance": "chart-line", "Roadmap": "calendar-check", "Risks": "warning-octagon",
    "Insights": "lightbulb", "Workshop": "chalkboard-teacher",
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """A command: the window's method it calls, its words, keys and icon, what it needs, and how it stands in menus.

    A command that `chooses` one of several ways to see is ticked while it is in use; one that is `parted` begins
    a group of its own.
    """

    method: str
    text: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    needs_plan: bool = True
    argument: str | None = None
    chooses: bool = False
    parted: bool = False

    @property
    def label(self) -> str:
        """The command's name in the active language."""
        return _(self.text)


FILE, EDIT, GO, ADD, VIEW, HELP = N_("File"), N_("Edit"), N_("Go to"), N_("Add"), N_("View"), N_("Help")

COMMANDS: tuple[Command, ...] = (
    Command("new_plan", N_("New plan …"), FILE, "file-plus", "Ctrl+N", needs_plan=False),
    Command("open_plan", N_("Open …"), FILE, "folder-open", "Ctrl+O", needs_plan=False),
    Command("new_from_sheet", N_("New from a sheet …"), FILE, "table", needs_plan=False),
    Command("open_sample", N_("Open the sample plan: QRIS"), FILE, "share-network", needs_plan=False),
    Command("save", N_("Save"), FILE, "floppy-disk", "Ctrl+S", parted=True),
    Command("save_as", N_("Save as …"), FILE, "floppy-disk-back", "Ctrl+Shift+S"),
    Command("import_list", N_("Import a list from Excel or CSV …"), FILE, "table", parted=True),
    Command("import_graph", N_("Import a network from yEd, Gephi or Pajek …"), FILE, "share-network"),
    Command("export_workbook", N_("Export as Excel workbook …"), FILE, "table", "Ctrl+Shift+E"),
    Command("export_picture", N_("Export the map …"), FILE, "image"),
    Command("export_story", N_("Export the story as PDF pages …"), FILE, "file-pdf"),
    Command("export_risk_report", N_("Export the risk report as PDF …"), FILE, "file-pdf"),
    Command("export_bow_tie", N_("Export the bow-tie of a risk …"), FILE, "image"),
    Command("export_csv", N_("Export as CSV files …"), FILE, "files"),
    Command("export_graphml", N_("Export as GraphML for yEd and Gephi …"), FILE, "share-network"),
    Command("export_json", N_("Export as JSON …"), FILE, "brackets-curly"),
    Command("edit_plan", N_("Plan details …"), FILE, "info", parted=True),
    Command("close_plan", N_("Close plan"), FILE, "x", "Ctrl+W"),
    Command("quit", N_("Quit"), FILE, "sign-out", "Ctrl+Q", needs_plan=False, parted=True),
    Command("undo", N_("Undo"), EDIT, "arrow-u-up-left", "Ctrl+Z"),
    Command("redo", N_("Redo"), EDIT, "arrow-u-up-right", "Ctrl+Shift+Z, Ctrl+Y"),
    Command(
        "palette_open", N_("Search or do anything"), EDIT, "magnifying-glass", "Ctrl+K", needs_plan=False
    ),
    Command("delete_selected", N_("Delete what is selected"), EDIT, "trash"),
    Command("merge_selected", N_("Merge two partners into one …"), EDIT, "git-merge"),
    Command("risk_happened", N_("It happened: make the selected risk an issue"), EDIT, "fire"),
    Command("define_levels", N_("What do the levels of likelihood and impact mean? …"), EDIT, "ruler"),
    Command("take_snapshot", N_("Take a snapshot"), EDIT, "bookmark-simple", parted=True),
    Command("add", N_("Add partner"), ADD, "handshake", "Ctrl+Shift+A", argument="Partners/register"),
    Command("add", N_("Add relationship"), ADD, "arrows-left-right", argument="Partners/relationships"),
    Command("add", N_("Add role"), ADD, "identification-badge", argument="Partners/roles"),
    Command("add", N_("Add risk"), ADD, "warning-octagon", "Ctrl+Shift+R", argument="Risks/register"),
    Command("add", N_("Add issue, assumption, decision or lesson"), ADD, "note-pencil", argument="Risks/log"),
    Command("show_risk_library", N_("Add risks from the library …"), ADD, "books"),
    Command("show_suggestions", N_("Add risks from suggestions"), ADD, "lightbulb"),
    Command("add", N_("Add goal"), ADD, "target", argument="Strategy/goals"),
    Command("add", N_("Add decision"), ADD, "scales", argument="Governance/raci"),
    Command(
        "add", N_("Add data protocol"), ADD, "shield-check", "Ctrl+Shift+P", argument="Governance/protocols"
    ),
    Command("add", N_("Add KPI"), ADD, "chart-line", argument="Performance/kpis"),
    Command("add", N_("Add task"), ADD, "calendar-check", "Ctrl+Shift+T", argument="Roadmap"),
    Command("add", N_("Capture a line"), ADD, "lightning", "Ctrl+.", argument="Workshop"),
    *(
        Command("go", title, GO, PAGE_ICONS[page], f"Ctrl+{(PAGES.index(page) + 1) % 10}", argument=page)
        for page, title in PAGE_TITLES.items()
        if page in PAGES
    ),
    Command("toggle_inspector", N_("Inspector"), VIEW, "columns", "Ctrl+I", chooses=True),
    Command("present", N_("Present"), VIEW, "presentation", "F5"),
    Command("full_screen", N_("Full screen"), VIEW, "corners-out", "F11", needs_plan=False, chooses=True),
    *(
        Command(
            "use_theme",
            title,
            VIEW,
            icon,
            needs_plan=False,
            argument=name,
            chooses=True,
            parted=name == "light",
        )
        for name, title, icon in (
            ("light", N_("Light theme"), "sun"),
            ("dark", N_("Dark theme"), "moon"),
            ("contrast", N_("High contrast"), "circle-half-tilt"),
            ("system", N_("Theme of the system"), "circle-half"),
        )
    ),
    *(
        Command(
            "use_language",
            title,
            VIEW,
            "translate",
            needs_plan=False,
            argument=code,
            chooses=True,
            parted=code == "en",
        )
        for code, title in (("en", N_("English")), ("id", N_("Bahasa Indonesia")))
    ),
    Command("show_shortcuts", N_("Keyboard shortcuts"), HELP, "keyboard", "?", needs_plan=False),
    Command("show_help", N_("The method, step by step"), HELP, "question", "F1", needs_plan=False),
    Command(
        "practise_estimating", N_("Practise estimating: ten questions …"), HELP, "target", needs_plan=False
    ),
    Command("show_about", N_("About Mitra"), HELP, "info", needs_plan=False),
)

EXPORTS = frozenset(command.method for command in COMMANDS if command.method.startswith("export_"))
OF_THE_PLAN = frozenset({"edit_plan", "save", "save_as", "close_plan"})
