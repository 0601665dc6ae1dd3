"""One run, from fetch to switch: pipeline, raw files, SQL files, warehouse, the steps in Python, publishing, status."""
