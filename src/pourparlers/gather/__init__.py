"""What comes in from the world: every format a source may have, read into deliveries; and the one door."""
