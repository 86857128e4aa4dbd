"""/tinjau: what waits for an officer's eyes, one look and two taps each. Knows nothing of how papers are recorded."""

from handlers.review import desk, paper

CONVERSATIONS = (desk.CONVERSATION, paper.CONVERSATION)
