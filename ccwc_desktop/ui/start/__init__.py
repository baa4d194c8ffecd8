"""What is seen before a workbook is open. Nothing here waits for the database stack."""
