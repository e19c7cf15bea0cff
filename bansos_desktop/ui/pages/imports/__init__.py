"""Reading a spreadsheet: choose, look, apply, result."""
