"""Paths, logs, crashes and the instance lock of this process."""
