"""Laporan: choosing a document, looking at it, and letting it leave."""
