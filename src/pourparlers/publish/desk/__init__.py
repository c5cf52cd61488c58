"""The desk: where people review and correct the record, behind a login that the operator makes. The site knows
nothing of it but its address."""
