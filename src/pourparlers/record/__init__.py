"""The record: from many readings to one account of each meeting, person and story, with its history."""
