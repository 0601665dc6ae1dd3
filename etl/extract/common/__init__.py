"""What more than one publisher uses: asking patiently, judging answers, and reading files that people put down."""
