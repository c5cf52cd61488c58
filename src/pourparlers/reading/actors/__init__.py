"""Actors: who is who in an article, under one id each, over spellings, surnames, epithets and pronouns."""
