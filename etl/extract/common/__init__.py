"""What more than one publisher uses: asking with retries, judging answers, and reading files that people put down."""
