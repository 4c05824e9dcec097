"""`python -m exhibition`: the commands of app/cli.py."""

from exhibition.app.cli import main

if __name__ == "__main__":
    main()
