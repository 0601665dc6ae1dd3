"""Section of Werk en mensen: tension and wages per occupation."""
