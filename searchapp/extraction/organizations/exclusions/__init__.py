"""Which mentions name no organization after all, and what do they name?"""
