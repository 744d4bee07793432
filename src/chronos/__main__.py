"""``python -m chronos``."""

from chronos.cli import main

if __name__ == "__main__":
    main()
