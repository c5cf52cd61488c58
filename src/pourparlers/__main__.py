"""``python -m pourparlers``: the command, where its script is not on the path."""

from pourparlers.cli import main

if __name__ == "__main__":
    main()
