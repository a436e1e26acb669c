"""The desk: the one room that writes into a corpus.

In: a decision, a title, a raw text, a translation. Out: a new file, or one place of a file set anew and every other
byte as it was. `files` puts bytes on the disk, `texts` keeps encoding and line ends, `heads` and `yamledit` change one
entry; what writes into a corpus goes through them.
"""
