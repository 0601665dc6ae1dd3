"""Section of Opleiden: graduates beside what the growth of sectors asks for."""
