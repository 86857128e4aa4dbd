"""What is measured about the bot, against whom, and how to repeat it. Nothing else imports this."""
