"""The command line: one file a command that needs no pixels, its arguments and its way of answering."""
