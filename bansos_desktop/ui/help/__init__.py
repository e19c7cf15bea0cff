"""The user's guide in a window of its own: what F1 opens."""
