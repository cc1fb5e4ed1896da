"""A question about a document to its answer: where what is printed comes from, and where what is typed is printed."""
