"""Announcements: officers say something to many, follow it, correct it; recipients answer; coordinators carry it on."""

from handlers.announcements.approving import CONVERSATION as APPROVING
from handlers.announcements.carrying import CONVERSATION as CARRYING
from handlers.announcements.composing import CONVERSATION as COMPOSING
from handlers.announcements.correcting import CONVERSATION as CORRECTING
from handlers.announcements.following import CONVERSATION as FOLLOWING
from handlers.announcements.hub import CONVERSATION as HUB
from handlers.announcements.taps import CONVERSATION as TAPS

CONVERSATIONS = (HUB, COMPOSING, APPROVING, FOLLOWING, CORRECTING, TAPS, CARRYING)
