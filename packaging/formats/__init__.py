"""The shipped templates in resources/formats, a module for each."""
