"""Whether a language pack is sound: its files, its words, and that each of its examples gives the reading it must."""
