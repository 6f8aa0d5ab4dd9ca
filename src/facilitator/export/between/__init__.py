"""What is sent out between meetings."""
