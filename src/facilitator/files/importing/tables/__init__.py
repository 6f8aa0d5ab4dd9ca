"""Tables: text with separators, Excel workbooks, and those in documents."""
