"""Section of Opleiden: students by level and by field, and through the years."""
