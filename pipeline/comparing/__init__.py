"""Two documents to what differs between them: pure, each difference named once, nothing else named."""
