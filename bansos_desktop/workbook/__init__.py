"""Reading and writing spreadsheets: the only place that knows a cell."""
