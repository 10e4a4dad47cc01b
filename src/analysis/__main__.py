"""`python -m analysis` is the `workbook` command, where scripts are not on the path."""

from analysis.cli import main

if __name__ == "__main__":
    main()
