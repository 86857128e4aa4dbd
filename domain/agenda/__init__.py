"""Events that an office plans for producers: what they are, when, how they are asked for, as a calendar file.

`event.Event` is the value that everything else speaks of. Source: market.md sections 3 and 6.3.
"""
