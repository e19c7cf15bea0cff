"""The page Beranda: the year at a glance, and what is to be done."""
