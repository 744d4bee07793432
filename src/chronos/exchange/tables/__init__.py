"""Tables: spreadsheets in, and claims as CSV, Excel and Parquet out."""
