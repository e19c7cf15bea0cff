"""Printing: HTML or a filled workbook become pages to look at, to print, and to save as PDF.

HTML is a `Printout`, shown by `PreviewDialog`. A workbook is a `PrintedBook`, painted by `sheets`,
shown in a page by `PagePane` and by itself by `BookDialog`. `taken` of a dialog says
that pages left the program, by printer or as a file, so that whoever opened it can note it.
"""
