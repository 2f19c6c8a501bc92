"""Which articles came by mail? Messages, mailboxes, and pages that a browser saved as a message."""
