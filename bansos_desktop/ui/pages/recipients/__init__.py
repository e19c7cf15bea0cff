"""The list of recipients and the form beside it."""
