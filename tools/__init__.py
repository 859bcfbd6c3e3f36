"""What `make` runs: one command a file, and what the commands share."""
