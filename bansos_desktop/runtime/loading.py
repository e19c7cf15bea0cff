"""Whether an error comes from a part of the program that is missing or damaged."""

from __future__ import annotations

_LOADERS = ("<frozen importlib", "<frozen zipimport")


def is_damage(error: BaseException) -> bool:
    """Whether a part could not be loaded, by where the error was raised: its kind may be any."""
    if isinstance(error, ImportError):
        return True
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename.startswith(_LOADERS)
