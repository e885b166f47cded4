"""The risk matrix: likelihood against impact, a dot a risk; a click on a cell filters, a drag scores."""

from ui.pages.risks.matrix.card import MatrixCard as MatrixCard
from ui.pages.risks.matrix.matrix import RiskMatrix as RiskMatrix
