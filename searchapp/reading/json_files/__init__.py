"""Which records does a file of JSON hold, whatever its shape?"""
