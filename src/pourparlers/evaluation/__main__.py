"""``python -m pourparlers.evaluation FOLDER``: the command on its own."""

import typer

from pourparlers.evaluation.command import evaluate

if __name__ == "__main__":
    typer.run(evaluate)
