"""Who is praised and who is blamed by a sentence that names places.

In: a sentence with its names masked. Out: a stance a place (strength, weakness, neutral), how sure it is, and the rule
or model that it rests on.
"""
