"""The record as a site: pages, calendars and feeds, in the language of the reader."""
