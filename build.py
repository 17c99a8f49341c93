"""Run the bulletin's command line from a checkout: `python build.py [COMMAND]`."""

from bulletin.cli import main

if __name__ == "__main__":
    main()
