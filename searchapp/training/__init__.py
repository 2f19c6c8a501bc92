"""How are the models and word lists rebuilt? For developers only."""
