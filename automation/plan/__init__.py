"""What was ordered: reading the order, its terms and the calendar."""
