"""What facts are typed in: YAML, CSV, XLSX, ODS. Text in, located values out."""
