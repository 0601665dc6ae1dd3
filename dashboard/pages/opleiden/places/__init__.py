"""Section of Opleiden: where lessons are given."""
