"""What was captured and ticked off, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.actions import ActionFact, ActionTicked
from facilitator.core.record.materials import MaterialFact, MaterialTicked
from facilitator.core.record.notes import NoteChanged, Noted, NoteFact, NoteRemoved
from facilitator.core.record.pictures import (
    PictureAttached,
    PictureDescribed,
    PictureFact,
    PictureRemoved,
)
from facilitator.core.record.rules import RuleAgreed, RuleDropped, RuleFact
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: NoteFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case Noted():
            return phrase("kept “{text}”", text=names.short(fact.text))
        case NoteChanged():
            return phrase("changed a note to “{text}”", text=names.short(fact.text))
        case NoteRemoved():
            return _removed(fact, state)


def describe_picture(fact: PictureFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case PictureAttached(_, text):
            if text:
                return phrase("attached the picture “{text}”", text=names.short(text))
            return phrase("attached a picture")
        case PictureDescribed(_, text):
            return phrase("described a picture as “{text}”", text=names.short(text))
        case PictureRemoved(id_):
            if text := names.picture(id_, state):
                return phrase("removed the picture “{text}”", text=text)
            return phrase("removed a picture")


def describe_action(fact: ActionFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case ActionTicked():
            return _ticked(fact, state)


def describe_rule(fact: RuleFact, _: State) -> Phrase:
    """Say what a fact is."""
    match fact:
        case RuleAgreed(text):
            return phrase("agreed on the rule “{text}”", text=names.short(text))
        case RuleDropped(text):
            return phrase("removed the rule “{text}”", text=names.short(text))


def describe_material(fact: MaterialFact, _: State) -> Phrase:
    """Say what a fact is."""
    match fact:
        case MaterialTicked(_, item, done):
            return _ticked_off(names.short(item), done=done)


def _removed(fact: NoteRemoved, state: State) -> Phrase:
    text = names.note(fact.note, state)
    return phrase("removed “{text}”", text=text) if text else phrase("removed a note")


def _ticked(fact: ActionTicked, state: State) -> Phrase:
    return _ticked_off(names.note(fact.action, state) or fact.action, done=fact.done)


def _ticked_off(text: str, *, done: bool) -> Phrase:
    if done:
        return phrase("ticked off “{text}”", text=text)
    return phrase("opened “{text}” again", text=text)
