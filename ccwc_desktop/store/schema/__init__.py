"""The tables, one file a subject. Rows carry no rules and never leave the services."""

from .committee import MemberRow, VillageRow
from .consultations import ConsultationRow
from .drafts import DraftRow
from .meetings import AnswerRow, MeetingRow
from .model import Model
from .money_lists import AccountRow, PriceRow
from .priorities import CriterionRow, DecisionRow, ScoreRow, WaysRow
from .problems import ProblemRow
from .projects import AcceptedRow, CeilingRow, LineRow, ProjectRow, TermsRow
from .received import CardRow, ReceivedRow
from .situation import FigureRow, IndicatorListRow
from .social_services import MappedServiceRow, OfficeRow
from .workbook import PlanRow, VersionRow, WorkbookRow

# Whatever belongs to a plan's content: a change here makes the last frozen version old.
CONTENT = (
    MemberRow,
    VillageRow,
    FigureRow,
    MappedServiceRow,
    OfficeRow,
    IndicatorListRow,
    ConsultationRow,
    ProblemRow,
    CriterionRow,
    ScoreRow,
    WaysRow,
    DecisionRow,
    AnswerRow,
    MeetingRow,
    ProjectRow,
    LineRow,
    CeilingRow,
    TermsRow,
    AcceptedRow,
)

__all__ = [
    "CONTENT",
    "AcceptedRow",
    "AccountRow",
    "AnswerRow",
    "CardRow",
    "CeilingRow",
    "ConsultationRow",
    "CriterionRow",
    "DecisionRow",
    "DraftRow",
    "FigureRow",
    "IndicatorListRow",
    "LineRow",
    "MappedServiceRow",
    "MeetingRow",
    "MemberRow",
    "Model",
    "OfficeRow",
    "PlanRow",
    "PriceRow",
    "ProblemRow",
    "ProjectRow",
    "ReceivedRow",
    "ScoreRow",
    "TermsRow",
    "VersionRow",
    "VillageRow",
    "WaysRow",
    "WorkbookRow",
]
