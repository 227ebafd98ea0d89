"""What goes on paper: pages of a document, their PDF, their preview and the printer."""
