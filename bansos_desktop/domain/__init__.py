"""Values, rules and decisions of the programme; standard library only."""
