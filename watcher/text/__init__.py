"""Reading Chinese text: one spelling, numbers, dates, amounts. Pure; any stage may import it."""
