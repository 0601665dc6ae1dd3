"""Section of Opleiden: fields and programmes with the sectors that they lead to."""
