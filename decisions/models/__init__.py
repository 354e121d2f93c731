from decisions.models.decision import Decision
from decisions.models.decision_type import DecisionType
from decisions.models.retrieval import Retrieval

__all__ = ["Decision", "DecisionType", "Retrieval"]
