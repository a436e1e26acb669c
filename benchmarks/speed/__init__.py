"""How long a build takes beside other site builders: `python -m benchmarks.speed`."""
