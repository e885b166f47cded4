"""Help: the method page by page, and the words people ask about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import N_, _
from ui import theme
from ui.actions import PAGE_TITLES
from ui.inspector.section import muted

METHOD = (
    (
        "Strategy",
        N_(
            "Begin with the mission: which problem is solved, what value is promised. Name the goals, ask"
            " every partner where it stands, and settle conflicts before anything else. Decide between "
            "channel and ecosystem, and say what the start will need."
        ),
    ),
    (
        "Map",
        N_(
            "Draw who takes part. One organisation is the hub; the others hold roles by what they do "
            "best. Hang partners under who coordinates them, and tie them by what passes between them. A "
            "role nobody holds is an open slot."
        ),
    ),
    (
        "Partners",
        N_(
            "Choose partners by capability, cultural fit and willingness to collaborate, not by fame. "
            "Note what each gives and gets, how much depends on it, and how far the partnership has come."
        ),
    ),
    (
        "Governance",
        N_(
            "Agree who decides what: exactly one accountable for each decision. Write the ladder that "
            "settles conflicts, and for every data set who receives it, on what basis, and how it is "
            "protected."
        ),
    ),
    (
        "Performance",
        N_(
            "Measure short-term results and long-term value, and hold them against benchmarks. Count "
            "direct returns and indirect benefits apart."
        ),
    ),
    (
        "Roadmap",
        N_(
            "Vision and strategy, finding partners, governance, technology, onboarding, then run and "
            "learn. Onboarding needs clear guidance, training, access to tools and regular check-ins."
        ),
    ),
    (
        "Risks",
        N_(
            "From misaligned goals to cyber threats: find them early, score them, and answer with clear "
            "contracts, regular audits and contingency plans. Keep an eye on the trends behind them."
        ),
    ),
    (
        "Insights",
        N_(
            "Let the plan check itself: what is missing, who holds the network together, who loses by "
            "taking part."
        ),
    ),
    (
        "Workshop",
        N_("Catch what is said, one line at a time, while the room watches the map grow."),
    ),
)
GLOSSARY = (
    (
        N_("Partner ecosystem"),
        N_(
            "A changing network of organisations that align their strengths to create value none could "
            "create alone."
        ),
    ),
    (
        N_("Channel"),
        N_(
            "Distributors, resellers and agents that bring a finished product to market: linear, built on"
            " transactions."
        ),
    ),
    (
        N_("Value-added reseller"),
        N_("A reseller that adds its own service or software to what it sells."),
    ),
    (
        N_("App-store ecosystem"),
        N_("Developers build on one platform and reach its users through one shop."),
    ),
    (
        N_("CRM-platform ecosystem"),
        N_("Technology providers, consultants and developers around a customer platform."),
    ),
    (
        N_("Collaboration ecosystem"),
        N_("Tools and firms that connect to one place where people work together."),
    ),
    (
        N_("Strategic alliance"),
        N_("Two or more firms pursue a goal together and stay independent."),
    ),
    (
        N_("Channel partnership"),
        N_("A firm sells or delivers what another makes."),
    ),
    (
        N_("Joint venture"),
        N_("Firms found a new one together and share its risk and profit."),
    ),
    (
        N_("Hub"),
        N_("The organisation that coordinates the others."),
    ),
    (
        N_("Criticality"),
        N_(
            "How dangerous it would be to lose a partner: dependence times penetration, over maturity "
            "times trust."
        ),
    ),
    (
        N_("RACI"),
        N_(
            "Responsible does it, accountable answers for it, consulted is asked before, informed is told"
            " after."
        ),
    ),
    (
        N_("Residual risk"),
        N_("What is left of a risk after the actions done."),
    ),
    (
        N_("Risk appetite"),
        N_("How much risk one is willing to bear."),
    ),
)


class MethodDialog(QDialog):
    """The method and the glossary."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The method, step by step"))
        self.resize(620, 560)
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(28, 22, 28, 22)
        stack.setSpacing(6)
        stack.addWidget(_heading(_("The method, step by step"), 20))
        stack.addWidget(muted(_("A plan built from top to bottom is a complete plan."), 13))
        for page, text in METHOD:
            stack.addWidget(_heading(_(PAGE_TITLES[page]), 13))
            stack.addWidget(_paragraph(_(text)))
        stack.addSpacing(10)
        stack.addWidget(_heading(_("Words"), 16))
        for word, meaning in GLOSSARY:
            stack.addWidget(_heading(_(word), 13))
            stack.addWidget(_paragraph(_(meaning)))
        stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _heading(text: str, size: int) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(size, bold=True))
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
