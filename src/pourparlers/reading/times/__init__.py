"""Times: expressions of time found, and resolved to EDTF and TIMEX3; the day of publication."""
