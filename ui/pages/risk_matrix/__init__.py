"""The risk matrix: likelihood against impact, a dot a risk; a click on a cell filters, a drag scores."""

from ui.pages.risk_matrix.card import MatrixCard as MatrixCard
from ui.pages.risk_matrix.matrix import RiskMatrix as RiskMatrix
