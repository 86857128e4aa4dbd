"""One announcement to a whole regency while Telegram is in trouble and the bot is killed: Laris, and what others do."""
