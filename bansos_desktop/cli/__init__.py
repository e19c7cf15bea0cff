"""The same use cases without a window.

A second way in and no second program: rules, refusals and the ledger are those of the window.
"""
