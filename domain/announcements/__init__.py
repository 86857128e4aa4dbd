"""What an office says to many at once: its content, its buttons, what becomes of it. Pure rules on plain values."""
