"""Names: states, bodies, offices, persons and places of one passage, as they are written."""
