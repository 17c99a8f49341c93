"""Run the bulletin command line from a checkout: `python build.py [COMMAND]`."""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while modules load ends without a trace

from bulletin.cli import main  # noqa: E402 - see above

if __name__ == "__main__":
    main()
