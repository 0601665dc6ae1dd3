"""Page Opleiden: who trains how many people in what."""
