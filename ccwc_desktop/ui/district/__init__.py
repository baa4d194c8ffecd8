"""The pages of a workbook that receives: inbox, board, totals."""
