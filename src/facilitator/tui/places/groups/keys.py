"""The keys of Groups, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    # The digits themselves come to `on_key`: here they are shown, and taken from the places.
    key(
        "0,1,2,3,4,5,6,7,8,9",
        "put",
        N_("Move there"),
        id="group.put",
        tells=N_("Moves the person, or those marked, to that group; 0 to none."),
        key_display="0-9",
    ),
    key(
        "n,N",
        "form",
        N_("New group"),
        id="group.form",
        tells=N_("Forms a new group."),
        priority=True,
    ),
    key(
        "a,A",
        "balance",
        N_("Balance"),
        id="group.balance",
        tells=N_("Deals everybody to groups, evenly by organisation."),
    ),
    key(
        "l,L",
        "join",
        N_("Latecomer"),
        id="group.join",
        tells=N_("Puts the person, or those marked, where needed most."),
    ),
    CAPTURE,
    key(
        "v,V",
        "show_list",
        N_("Show to all"),
        id="group.show",
        tells=N_("Shows the groups large, for all to read."),
    ),
    to_run("group.leave", "back_out", show=True),
    HELP,
    key(
        "space",
        "mark",
        N_("Mark"),
        id="group.mark",
        tells=N_("Marks a person, so that several can be moved at once."),
    ),
    key(
        "p,P",
        "list_person",
        N_("List a person"),
        id="group.person",
        tells=N_("Lists a person who is not in the agenda."),
        priority=True,
    ),
    key(
        "r,R",
        "rotate",
        N_("Next round"),
        id="group.rotate",
        tells=N_("Deals a next round in which people meet others."),
    ),
    key(
        "m,M",
        "set_timer",
        N_("Minutes"),
        id="group.timer",
        tells=N_("Gives the groups a number of minutes."),
        priority=True,
    ),
    UNDO,
    key(
        "e,E,enter",
        "edit",
        N_("Rename"),
        id="group.edit",
        tells=N_("Changes the name and focus of the group."),
        key_display="e",
        priority=True,
    ),
    key(
        "d,D,delete",
        "dissolve",
        N_("Dissolve"),
        id="group.dissolve",
        tells=N_("Dissolves the group; its members are in none."),
        key_display="d",
    ),
    key(
        "w,W",
        "widen",
        N_("With speakers or not"),
        id="group.widen",
        tells=N_("Deals speakers and guests too, or leaves them out."),
    ),
    key(
        "t,T",
        "rule('together')",
        N_("Keep together"),
        id="group.together",
        tells=N_("Keeps those marked together when balancing."),
    ),
    key(
        "k,K",
        "rule('apart')",
        N_("Keep apart"),
        id="group.apart",
        tells=N_("Keeps those marked apart when balancing."),
    ),
    key(
        "f,F",
        "rule('fixed')",
        N_("Fix here"),
        id="group.fix",
        tells=N_("Keeps the person in this group when balancing."),
    ),
    key(
        "c,C",
        "clear_rules",
        N_("Clear the rules"),
        id="group.clear",
        tells=N_("Takes away all rules for these groups."),
    ),
    key(
        "h,H",
        "host",
        N_("Host or not"),
        id="group.host",
        tells=N_("Lets the person stay as host when groups rotate."),
    ),
    key(
        "s,S",
        "stop_timer",
        N_("Stop the timer"),
        id="group.stop",
        tells=N_("Stops the groups' time."),
    ),
    key(
        "g,G",
        "seek",
        N_("Find somebody"),
        id="group.find",
        tells=N_("Finds somebody in the groups."),
        priority=True,
    ),
    key(
        "o,O",
        "choose_session",
        N_("Other session"),
        id="group.session",
        tells=N_("Shows the groups of another session."),
    ),
)
