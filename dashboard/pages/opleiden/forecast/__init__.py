"""Section of Opleiden: the students that DUO expects."""
