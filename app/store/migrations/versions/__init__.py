"""One file a step, named by the format it leads to."""
