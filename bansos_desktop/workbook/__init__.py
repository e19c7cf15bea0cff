"""Reading and writing spreadsheets: the only place that knows a cell.

Above this layer nobody sees openpyxl or calamine: files come up as cells with their kind, and
values go down by name. Whether a value is right is the domain's to say.
"""
