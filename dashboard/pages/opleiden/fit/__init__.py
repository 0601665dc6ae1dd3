"""Section of Opleiden: whether training fits the sectors that grow."""
