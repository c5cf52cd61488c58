"""Meetings: drafts of each sentence, joined over the article to reports."""
