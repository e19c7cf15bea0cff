"""Printing: text as HTML becomes pages that can be looked at, printed, and saved as PDF.

Make a `Printout` (title, parts as HTML, paper) and open a `PreviewDialog` with it; its `taken` says
that pages left the program, by printer or as a file, so that the page can note it.
"""
