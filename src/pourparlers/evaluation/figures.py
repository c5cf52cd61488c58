"""Turns counts into figures, and says how many items each rests on."""

from __future__ import annotations

from pourparlers.evaluation.alignment import f1
from pourparlers.evaluation.score import Counts

Figure = float | int | None
Figures = dict[str, dict[str, Figure]]


def figures(counts: Counts) -> Figures:
    """Precision, recall, F1 of what is found, and accuracies over what is matched."""
    return {"meetings": _meetings(counts), "statements": _statements(counts), "people": _people(counts)}


def items(c: Counts) -> dict[str, dict[str, int]]:
    """For each accuracy the number of items that it rests on, for each F1 that of gold."""
    matched = dict.fromkeys(("status", "status_lenient", "kind"), c.m_tp)
    slots = {
        "date": c.date_n,
        "date_exact": c.date_n,
        "date_of_coming": c.ahead_n,
        "evidence": c.ev_n,
        "place": c.place_n,
    }
    form = {"format": c.format_n, "level": c.level_n, "time": c.time_n, "stance": c.stance_n}
    counted = {"precision": c.m_pred, "recall": c.m_gold, "f1": c.m_gold, "participants_f1": c.part_gold}
    return {
        "meetings": {**counted, **slots, **matched, **form, "false_alarms_there": c.clean_docs},
        "statements": {
            "speaker_f1": c.s_gold,
            "speaker_act_f1": c.s_gold,
            "quotes_found": c.q_gold,
            "quote_attribution": c.q_found,
        },
        "people": {"precision": c.p_pred, "recall": c.p_gold, "f1": c.p_gold, "affiliation": c.p_tp},
    }


def _meetings(c: Counts) -> dict[str, Figure]:
    return {
        "gold": c.m_gold,
        "predicted": c.m_pred,
        "precision": _ratio(c.m_tp, c.m_pred),
        "recall": _ratio(c.m_tp, c.m_gold),
        "f1": f1(c.m_tp, c.m_gold, c.m_pred),
        "date": _ratio(c.date_ok, c.date_n),
        "date_of_coming": _ratio(c.ahead_ok, c.ahead_n),
        "evidence": _ratio(c.ev_ok, c.ev_n),
        "date_exact": _ratio(c.date_exact, c.date_n),
        "place": _ratio(c.place_ok, c.place_n),
        "status": _ratio(c.status_ok, c.m_tp),
        "status_lenient": _ratio(c.status_len_ok, c.m_tp),
        "kind": _ratio(c.kind_ok, c.m_tp),
        "format": _ratio(c.format_ok, c.format_n),
        "level": _ratio(c.level_ok, c.level_n),
        "time": _ratio(c.time_ok, c.time_n),
        "stance": _ratio(c.stance_ok, c.stance_n),
        "participants_f1": f1(c.part_tp, c.part_gold, c.part_pred) if c.m_tp else None,
        "articles_without_meeting": c.clean_docs,
        "false_alarms_there": c.false_alarms,
    }


def _statements(c: Counts) -> dict[str, Figure]:
    return {
        "gold": c.s_gold,
        "predicted": c.s_pred,
        "speaker_f1": f1(c.s_tp, c.s_gold, c.s_pred),
        "speaker_act_f1": f1(c.sa_tp, c.s_gold, c.s_pred),
        "quotes_gold": c.q_gold,
        "quotes_found": _ratio(c.q_found, c.q_gold),
        "quote_attribution": _ratio(c.q_attr, c.q_found),
    }


def _people(c: Counts) -> dict[str, Figure]:
    return {
        "gold": c.p_gold,
        "predicted": c.p_pred,
        "f1": f1(c.p_tp, c.p_gold, c.p_pred),
        "precision": _ratio(c.p_tp, c.p_pred),
        "recall": _ratio(c.p_tp, c.p_gold),
        "affiliation": _ratio(c.aff_ok, c.p_tp),
    }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
