"""Acts without a key of their own: a digit in what Enter opens does them, or only the palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.places import PLACE_WORDS
from facilitator.tui.host import Host
from facilitator.tui.offers import doing
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language, words


class Act(NamedTuple):
    """An action of a place, "" for that of every place, by its id and in words."""

    id: str
    name: str
    tells: str
    action: str
    place: str = ""


UNKEYED: Final = (
    Act("session.end", N_("End the session"), ACTS["session.end"], "end"),
    Act("meeting.close", N_("Close the meeting"), ACTS["meeting.close"], "close_meeting"),
    Act("time.take", N_("Keep the time here"), ACTS["time.take"], "take_time"),
    Act(
        "time.laptops",
        N_("Laptops"),
        N_("Lists the laptops that keep the meeting, and who keeps the time."),
        "laptops",
    ),
    Act(
        "place.actions",
        N_("All the actions"),
        N_("Shows the actions still open, of this and earlier meetings."),
        "actions",
    ),
    Act(
        "session.preparations",
        N_("Preparations"),
        N_("Shows what the sessions to come need, and what of it is ready."),
        "preparations",
    ),
    Act("rehearsal.speed", N_("Rehearsal speed"), ACTS["rehearsal.speed"], "speed"),
    Act(
        "minutes.open",
        N_("Open the minutes"),
        N_("Writes the minutes and opens them in your editor."),
        "open_minutes",
    ),
    Act(
        "minutes.copy",
        N_("Copy the minutes"),
        N_("Writes the minutes and copies them to the clipboard."),
        "copy_minutes",
    ),
    Act(
        "speaker.link",
        N_("Open the speaker's link"),
        N_("Opens the link by which the speaker joins."),
        "open_link",
    ),
    Act(
        "speaker.copy",
        N_("Copy the speaker's link"),
        N_("Copies the link by which the speaker joins."),
        "copy_link",
    ),
    Act(
        "agenda.edit",
        N_("Edit the agenda file"),
        N_("Opens the agenda file in your editor, then shows what changed."),
        "edit_agenda",
    ),
    Act(
        "programme.reload",
        N_("Read the agenda again"),
        ACTS["programme.reload"],
        "reload",
        "programme",
    ),
    Act(
        "app.messages",
        N_("Messages"),
        N_("Lists what was said last."),
        "messages",
    ),
    Act(
        "app.sounds",
        N_("Try the sounds"),
        N_("Plays what the room hears when time is up, gets short, or a part is over."),
        "try_sounds",
    ),
    Act(
        "review.tightness",
        N_("Where the plan is too tight"),
        N_("Shows what a rehearsal showed, and the plan by itself."),
        "tightness",
    ),
    Act(
        "answers.phones",
        N_("Answers from phones"),
        N_("Lets phones answer what you open, with a QR code."),
        "phones",
    ),
    Act(
        "picture.attach",
        N_("Attach a picture"),
        ACTS["picture.attach"],
        "attach_picture",
    ),
    Act(
        "capture.question",
        N_("Question"),
        N_("Opens the line for a question."),
        "capture('?')",
    ),
    Act("rule.agree", N_("Ground rules: agree on one"), ACTS["rule.agree"], "agree_rule"),
    Act("rule.drop", N_("Ground rules: remove one"), ACTS["rule.drop"], "drop_rule"),
    Act(
        "place.round",
        N_("Turns"),
        N_("Goes to the round: whose turn it is, and the answers."),
        "place('round')",
    ),
    Act(
        "place.scan",
        N_("Horizon scan"),
        N_("Goes to the findings from the regions."),
        "place('scan')",
    ),
    Act(
        "place.merges",
        N_("What may be the same"),
        N_("Goes to concepts that may be the same."),
        "place('merges')",
    ),
    Act(
        "group.balance",
        N_("Deal people to groups"),
        N_("Shows how everybody would be dealt to the groups."),
        "balance",
        "groups",
    ),
    Act(
        "group.join",
        N_("Late-comers to groups"),
        N_("Puts those in no group where they are needed."),
        "join",
        "groups",
    ),
    Act(
        "group.rotate",
        N_("Next round of groups"),
        N_("Lets everybody meet others."),
        "rotate",
        "groups",
    ),
    Act(
        "group.timer",
        N_("Time for one group"),
        N_("Gives the chosen group a time of its own."),
        "own_timer",
        "groups",
    ),
    Act(
        "group.report",
        N_("The group reports now"),
        N_("Lets the chosen group report; the next part goes on to the next group."),
        "report",
        "groups",
    ),
    Act(
        "group.report-next",
        N_("The group reports next"),
        N_("Lets the chosen group be the next to report."),
        "report_next",
        "groups",
    ),
    Act(
        "group.shuffle-reports",
        N_("Shuffle the reports"),
        N_("Shuffles the order of the groups that have not reported."),
        "shuffle_reports",
        "groups",
    ),
    Act(
        "group.clock",
        N_("The groups' clock"),
        N_("Asks how long the groups have."),
        "countdown",
        "groups",
    ),
    Act(
        "people.everybody",
        N_("Mark everybody as here"),
        N_("Marks everybody on the list as here today."),
        "everybody_here",
        "people",
    ),
    Act(
        "people.missing",
        N_("Who is not here"),
        N_("Lists only those who are not here today."),
        "missing",
        "people",
    ),
    Act(
        "homework.chase",
        N_("Who is missing homework"),
        N_("Lists who has not handed in the chosen task."),
        "chase",
        "homework",
    ),
    Act("words.cloud", N_("Cloud of words"), N_("Shows the words as a cloud."), "cloud", "words"),
    Act(
        "stage.votes",
        N_("Show the room the votes"),
        N_("Shows the room how many can agree to which proposal, or no more."),
        "show_votes",
    ),
    Act(
        "series.vote",
        N_("Votes on meetings"),
        N_("Notes who votes for which proposal or wish."),
        "vote",
        "series",
    ),
)
"""All of them; that each is an action of its place is held by a test."""


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List them, as they are done from the screen in front."""
    if not isinstance(screen, Place):
        return
    say = host.language.say
    for each in UNKEYED:
        name, called = say(each.name), tuple(in_every_language(each.name))
        place = each.place if screen.name != each.place else ""
        if place:
            do = partial(doing.go, screen, place, partial(_then, each.action))
            name = say("{place}: {name}", place=say(PLACE_WORDS[place]), name=name)
        else:
            do = partial(doing.act, screen, each.action)
        listed = not each.id.startswith("time.") or host.led.laptops.shared
        yield Offer(
            Kind.ACT,
            name,
            do,
            say(each.tells),
            "",
            called,
            words(each.id),
            place,
            id=each.id,
            listed=listed,
        )


def _then(action: str, there: Place) -> None:
    doing.act(there, action)
