"""What e-mails say: pure, from the same figures as the papers. Text and HTML come from one body."""
