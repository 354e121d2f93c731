"""A disposable process for each job on hostile bytes."""
