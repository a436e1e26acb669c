"""The store: what earlier runs computed, under the hash of all that it rests on.

In: a kind of result, the inputs of each, a function that computes one. Out: the results, computed or recalled. The one
store of a workplace lies beside the vectors and holds results of any room; nothing in it is ever needed.
"""

from tashan.store.fingerprint import hash_code, hash_files, hash_text, hash_value
from tashan.store.store import Store

__all__ = ["Store", "hash_code", "hash_files", "hash_text", "hash_value"]
