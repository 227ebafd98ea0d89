"""Documents as values, and the files they become: what is read on paper, in Word, as PDF."""
