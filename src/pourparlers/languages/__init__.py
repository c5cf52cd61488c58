"""Languages as data: one folder of TOML a language, and the loader that checks it."""
