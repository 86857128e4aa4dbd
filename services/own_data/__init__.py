"""What people may ask of their own data: to see, to take along, to stop being written to, to be forgotten."""
