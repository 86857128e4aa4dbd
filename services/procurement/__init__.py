"""Orders of offices and firms as use cases: posted, offered in waves, answered, awarded, delivered and paid."""
