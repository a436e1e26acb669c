"""What Tashan is measured by. Each module is a command: `python -m benchmarks.versions`."""
