"""The page Pengaturan, section by section."""
